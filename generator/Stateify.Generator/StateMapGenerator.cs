using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stateify.Generator.Emission;
using Stateify.Generator.Inspection.Reach;
using Stateify.Generator.Model;

namespace Stateify.Generator;

/// <summary>
/// Emits the map of the saved state where the property <c>StateifyStateMap</c> asks for it. It looks at the whole compilation and so runs
/// after every edit, but only in builds: an editor does not ask for implementation output.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class StateMapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<StateMap?> map = context.CompilationProvider
            .Combine(context.IsSet(BuildProperties.StateMap))
            .Select(static (source, cancellation) => source.Right ? MapInspector.Inspect(source.Left, cancellation) : null)
            .WithTrackingName(TrackingNames.StateMap);
        context.RegisterImplementationSourceOutput(map, static (output, map) =>
        {
            if (map is not null)
                output.AddSource(MapEmitter.HintName, SourceText.From(MapEmitter.Emit(map), Encoding.UTF8));
        });
    }
}
