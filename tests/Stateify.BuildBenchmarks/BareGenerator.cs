using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.BuildBenchmarks;

/// <summary>
/// Asks Roslyn for what the generator asks for, and emits an empty file for each type with the attribute: what Roslyn's own share of the
/// work is.
/// </summary>
#pragma warning disable RS1036, RS1041 // Only the benchmark loads it, never a compiler.
[Generator]
internal sealed class BareGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1041
{
    private static readonly string[] RareAttributes =
        ["Stateify.SavableCallbackAttribute", "Stateify.SavableTypeAttribute", "Stateify.RemovedTypeAttribute"];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> types = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Stateify.SavableAttribute", static (node, _) => node is TypeDeclarationSyntax, static (type, _) => type.TargetSymbol.Name);
        context.RegisterSourceOutput(types, static (output, name) => output.AddSource(name, ""));

        foreach (string attribute in RareAttributes)
        {
            IncrementalValuesProvider<string> rare = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, static (_, _) => true, static (target, _) => target.TargetSymbol.Name);
            context.RegisterSourceOutput(rare.Collect(), static (_, _) => { });
        }

        IncrementalValueProvider<string?> assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName);
        context.RegisterSourceOutput(assembly, static (_, _) => { });
    }
}
