using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The types of the platform that can be saved, apart from the scalar ones, and the interfaces through which they are met.</summary>
internal static class PlatformTypes
{
    private const string Collections = "System.Collections.Generic.";

    private static readonly Dictionary<string, PlatformType> Types = new(StringComparer.Ordinal)
    {
        [Collections + "List`1"] = PlatformType.Object("AddList"),
        [Collections + "HashSet`1"] = PlatformType.Object("AddSet"),
        [Collections + "Dictionary`2"] = PlatformType.Object("AddMap"),
        [Collections + "IList`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "ICollection`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "IReadOnlyList`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "IReadOnlyCollection`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "IEnumerable`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "ISet`1"] = PlatformType.Object("AddSet"),
        [Collections + "IReadOnlySet`1"] = PlatformType.Object("AddSet"),
        [Collections + "IDictionary`2"] = PlatformType.Object("AddMap"),
        [Collections + "IReadOnlyDictionary`2"] = PlatformType.Object("AddMap"),

        [Collections + "IEqualityComparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "EqualityComparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "IComparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "Comparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "ReferenceEqualityComparer"] = PlatformType.OfTypes(),
        ["System.StringComparer"] = PlatformType.OfTypes(),
    };

    /// <summary>What is known of a type; null if it is not one of them.</summary>
    public static PlatformType? Find(INamedTypeSymbol type) =>
        type.ContainingType is null && Types.TryGetValue(PlatformType.NameOf(type), out PlatformType? platform) ? platform : null;
}
