using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.Generator.Tests.Harness;

/// <summary>The instance fields that the types of a compilation really have, those included that the compiler adds.</summary>
internal sealed class CompiledFields
{
    private readonly Compilation _reader;

    public CompiledFields(Compilation compilation)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All);
        MetadataReference image = MetadataReference.CreateFromImage(TestCompilation.Emit(compilation));
        _reader = CSharpCompilation.Create("Reader", references: [.. compilation.References, image], options: options);
    }

    /// <summary>The names of a type's fields, without those of events.</summary>
    public IReadOnlyList<string> Of(INamedTypeSymbol type)
    {
        Stack<string> names = new();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            names.Push(current.MetadataName);
        string prefix = type.ContainingNamespace.IsGlobalNamespace ? "" : MetadataNameOf(type.ContainingNamespace) + ".";
        INamedTypeSymbol compiled = _reader.GetTypeByMetadataName(prefix + string.Join("+", names))!;
        return [.. compiled.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsStatic && !field.IsConst && compiled.GetMembers(field.Name).OfType<IEventSymbol>().FirstOrDefault() is null)
            .Select(static field => field.MetadataName)];
    }

    private static string MetadataNameOf(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? $"{MetadataNameOf(outer)}.{space.MetadataName}" : space.MetadataName;
}
