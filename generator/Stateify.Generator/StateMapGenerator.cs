using Microsoft.CodeAnalysis;
using Stateify.Generator.Emission;
using Stateify.Generator.Inspection.Reach;

namespace Stateify.Generator;

/// <summary>Emits the map of the saved state where the property <c>StateifyStateMap</c> asks for it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class StateMapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterBuildOutput(
        BuildProperties.StateMap, TrackingNames.StateMap, MapEmitter.HintName, MapInspector.Inspect, MapEmitter.Emit);
}
