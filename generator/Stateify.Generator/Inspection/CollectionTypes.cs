using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The collections that are saved by their elements, and the interfaces through which they are met.</summary>
internal static class CollectionTypes
{
    /// <summary>The types of a collection's elements or keys and values; null if the type is no known collection.</summary>
    public static IReadOnlyList<ITypeSymbol>? ElementsOf(INamedTypeSymbol type) =>
        ShapeOf(type) == CollectionShapes.None ? null : type.TypeArguments;

    /// <summary>The collections a field of this type can be expected to hold.</summary>
    public static CollectionShapes ShapeOf(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace?.ToDisplayString() != "System.Collections.Generic" || type.ContainingType is not null)
            return CollectionShapes.None;
        return (type.Name, type.Arity) switch
        {
            ("List", 1) => CollectionShapes.List,
            ("HashSet", 1) => CollectionShapes.Set,
            ("Dictionary", 2) => CollectionShapes.Map,
            ("IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable", 1) =>
                CollectionShapes.List | CollectionShapes.Array,
            ("ISet" or "IReadOnlySet", 1) => CollectionShapes.Set,
            ("IDictionary" or "IReadOnlyDictionary", 2) => CollectionShapes.Map,
            _ => CollectionShapes.None,
        };
    }
}

/// <summary>Kinds of collections.</summary>
[Flags]
internal enum CollectionShapes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One-dimensional arrays.</summary>
    Array = 1,

    /// <summary>Lists.</summary>
    List = 2,

    /// <summary>Hash sets.</summary>
    Set = 4,

    /// <summary>Dictionaries.</summary>
    Map = 8,
}
