using Microsoft.CodeAnalysis;
using Stateify.Generator.Emission;
using Stateify.Generator.Inspection.Schema;

namespace Stateify.Generator;

/// <summary>
/// Emits the schema of the saved types where the property <c>StateifyUpdateSchema</c> asks for it, from which the build writes the file
/// that changes are compared with.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class StateSchemaGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterBuildOutput(
        BuildProperties.UpdateSchema, TrackingNames.StateSchema, SchemaEmitter.HintName, SchemaInspector.Inspect, SchemaEmitter.Emit);
}
