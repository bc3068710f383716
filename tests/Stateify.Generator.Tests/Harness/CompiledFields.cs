using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Tests.Harness;

/// <summary>
/// The instance fields that the types of a compilation really have, those included that the compiler adds. They are read from the
/// compiled assembly, for the compiler itself has no symbols for the fields of events.
/// </summary>
internal sealed class CompiledFields : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReader _reader;

    public CompiledFields(Compilation compilation)
    {
        _image = new PEReader(new MemoryStream(TestCompilation.Emit(compilation)));
        _reader = _image.GetMetadataReader();
    }

    /// <summary>The names of a type's fields.</summary>
    public IReadOnlyList<string> Of(INamedTypeSymbol type)
    {
        TypeDefinition definition = _reader.TypeDefinitions.Select(_reader.GetTypeDefinition).Single(candidate => IsSame(candidate, type));
        return [.. definition.GetFields().Select(_reader.GetFieldDefinition)
            .Where(static field => !field.Attributes.HasFlag(FieldAttributes.Static))
            .Select(field => _reader.GetString(field.Name))];
    }

    public void Dispose() => _image.Dispose();

    private bool IsSame(TypeDefinition definition, INamedTypeSymbol type)
    {
        if (_reader.GetString(definition.Name) != type.MetadataName || definition.GetDeclaringType().IsNil != type.ContainingType is null)
            return false;
        return type.ContainingType is null
            ? _reader.GetString(definition.Namespace) == MetadataNameOf(type.ContainingNamespace)
            : IsSame(_reader.GetTypeDefinition(definition.GetDeclaringType()), type.ContainingType);
    }

    private static string MetadataNameOf(INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace)
            return "";
        string outer = MetadataNameOf(space.ContainingNamespace);
        return outer.Length == 0 ? space.MetadataName : $"{outer}.{space.MetadataName}";
    }
}
