using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The classes of the platform that a savable class may derive from.</summary>
internal static class PlatformBases
{
    private const string Collections = "System.Collections.Generic.";
    private const string Concurrent = "System.Collections.Concurrent.";

    private static readonly HashSet<string> FilledCollections = new(StringComparer.Ordinal)
    {
        Collections + "List`1",
        Collections + "HashSet`1",
        Collections + "Dictionary`2",
        Collections + "Queue`1",
        Collections + "Stack`1",
        Collections + "LinkedList`1",
        Collections + "SortedSet`1",
        Collections + "SortedDictionary`2",
        Collections + "SortedList`2",
        Collections + "PriorityQueue`2",
        Concurrent + "ConcurrentDictionary`2",
        Concurrent + "ConcurrentQueue`1",
        Concurrent + "ConcurrentStack`1",
        Concurrent + "ConcurrentBag`1",
    };

    private static readonly HashSet<string> WithoutState = new(StringComparer.Ordinal)
    {
        Collections + "Comparer`1",
        Collections + "EqualityComparer`1",
        "System.StringComparer",
        "System.EventArgs",
        "System.Attribute",
    };

    /// <summary>Whether a class is a collection, whose elements a derived class saves besides its own fields.</summary>
    public static bool HasElements(INamedTypeSymbol? type) => type is { IsGenericType: true } && FilledCollections.Contains(PlatformType.NameOf(type));

    /// <summary>Whether nothing of a class need be saved by a derived class, or all of it is.</summary>
    public static bool IsFine(INamedTypeSymbol type) => HasElements(type) || WithoutState.Contains(PlatformType.NameOf(type));
}
