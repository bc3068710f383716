using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Stateify.BuildBenchmarks;

/// <summary>Asks for the types with the attribute, and does nothing with them: what Roslyn's own share of the work is.</summary>
#pragma warning disable RS1036, RS1041 // Only the benchmark loads it, never a compiler.
[Generator]
internal sealed class AttributeOnlyGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1041
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<int>> types = context.SyntaxProvider
            .ForAttributeWithMetadataName("Stateify.SavableAttribute", static (_, _) => true, static (_, _) => 0).Collect();
        context.RegisterSourceOutput(types, static (_, _) => { });
    }
}
