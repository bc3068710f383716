using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stateify.Generator.Emission;
using Stateify.Generator.Inspection.Schema;
using Stateify.Generator.Model;

namespace Stateify.Generator;

/// <summary>
/// Emits the schema of the saved types where the property <c>StateifyUpdateSchema</c> asks for it, from which the build writes the file
/// that changes are compared with.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class StateSchemaGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<StateSchema?> schema = context.CompilationProvider
            .Combine(context.IsSet(BuildProperties.UpdateSchema))
            .Select(static (source, cancellation) => source.Right ? SchemaInspector.Inspect(source.Left, cancellation) : null)
            .WithTrackingName(TrackingNames.StateSchema);
        context.RegisterImplementationSourceOutput(schema, static (output, schema) =>
        {
            if (schema is not null)
                output.AddSource(SchemaEmitter.HintName, SourceText.From(SchemaEmitter.Emit(schema), Encoding.UTF8));
        });
    }
}
