using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The types of the platform that can be saved, apart from the scalar ones, and the interfaces through which they are met.</summary>
internal static class PlatformTypes
{
    private const string Collections = "System.Collections.Generic.";
    private const string Concurrent = "System.Collections.Concurrent.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Frozen = "System.Collections.Frozen.";
    private const string Wrappers = "System.Collections.ObjectModel.";

    private static readonly Dictionary<string, PlatformType> Types = new(StringComparer.Ordinal)
    {
        [Collections + "List`1"] = PlatformType.Object("AddList"),
        [Collections + "HashSet`1"] = PlatformType.Object("AddSet"),
        [Collections + "Dictionary`2"] = PlatformType.Object("AddMap"),
        [Collections + "Queue`1"] = PlatformType.Object("AddQueue"),
        [Collections + "Stack`1"] = PlatformType.Object("AddStack"),
        [Collections + "LinkedList`1"] = PlatformType.Object("AddLinkedList"),
        [Collections + "LinkedListNode`1"] = PlatformType.Object("AddLinkedList"),
        [Collections + "SortedSet`1"] = PlatformType.Object("AddSortedSet"),
        [Collections + "SortedDictionary`2"] = PlatformType.Object("AddSortedDictionary"),
        [Collections + "SortedList`2"] = PlatformType.Object("AddSortedList"),
        [Collections + "OrderedDictionary`2"] = PlatformType.Object("AddOrderedDictionary"),
        [Collections + "PriorityQueue`2"] = PlatformType.Object("AddPriorityQueue"),
        ["System.Collections.BitArray"] = PlatformType.Object(),

        [Collections + "IList`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "ICollection`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "IReadOnlyList`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "IReadOnlyCollection`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "IEnumerable`1"] = PlatformType.Object("AddArray", "AddList"),
        [Collections + "ISet`1"] = PlatformType.Object("AddSet"),
        [Collections + "IReadOnlySet`1"] = PlatformType.Object("AddSet"),
        [Collections + "IDictionary`2"] = PlatformType.Object("AddMap"),
        [Collections + "IReadOnlyDictionary`2"] = PlatformType.Object("AddMap"),

        [Concurrent + "ConcurrentDictionary`2"] = PlatformType.Object("AddConcurrentDictionary"),
        [Concurrent + "ConcurrentQueue`1"] = PlatformType.Object("AddConcurrentQueue"),
        [Concurrent + "ConcurrentStack`1"] = PlatformType.Object("AddConcurrentStack"),
        [Concurrent + "ConcurrentBag`1"] = PlatformType.Object("AddConcurrentBag"),
        [Concurrent + "IProducerConsumerCollection`1"] =
            PlatformType.Object("AddConcurrentQueue", "AddConcurrentStack", "AddConcurrentBag"),

        [Immutable + "ImmutableArray`1"] = PlatformType.ArrayValue("ImmutableArrayColumn"),
        [Immutable + "ImmutableList`1"] = PlatformType.Object("AddImmutableList"),
        [Immutable + "ImmutableQueue`1"] = PlatformType.Object("AddImmutableQueue"),
        [Immutable + "ImmutableStack`1"] = PlatformType.Object("AddImmutableStack"),
        [Immutable + "ImmutableHashSet`1"] = PlatformType.Object("AddImmutableHashSet"),
        [Immutable + "ImmutableSortedSet`1"] = PlatformType.Object("AddImmutableSortedSet"),
        [Immutable + "ImmutableDictionary`2"] = PlatformType.Object("AddImmutableDictionary"),
        [Immutable + "ImmutableSortedDictionary`2"] = PlatformType.Object("AddImmutableSortedDictionary"),
        [Immutable + "IImmutableList`1"] = PlatformType.Object("AddImmutableList"),
        [Immutable + "IImmutableQueue`1"] = PlatformType.Object("AddImmutableQueue"),
        [Immutable + "IImmutableStack`1"] = PlatformType.Object("AddImmutableStack"),
        [Immutable + "IImmutableSet`1"] = PlatformType.Object("AddImmutableHashSet", "AddImmutableSortedSet"),
        [Immutable + "IImmutableDictionary`2"] =
            PlatformType.Object("AddImmutableDictionary", "AddImmutableSortedDictionary"),
        [Frozen + "FrozenSet`1"] = PlatformType.Object("AddFrozenSet"),
        [Frozen + "FrozenDictionary`2"] = PlatformType.Object("AddFrozenDictionary"),

        [Wrappers + "Collection`1"] = PlatformType.Object("AddCollection"),
        [Wrappers + "ReadOnlyCollection`1"] = PlatformType.Object("AddReadOnlyCollection"),
        [Wrappers + "ReadOnlyDictionary`2"] = PlatformType.Object("AddReadOnlyDictionary"),
        ["System.Lazy`1"] = PlatformType.Object("AddLazy"),
        ["System.WeakReference`1"] = new(null, 0, ArgumentForm.Types, ["AddWeakReference"]),
        ["System.WeakReference"] = PlatformType.Object(),

        [Collections + "IEqualityComparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "EqualityComparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "IComparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "Comparer`1"] = PlatformType.OfTypes("AddComparers"),
        [Collections + "ReferenceEqualityComparer"] = PlatformType.Object(),
        ["System.StringComparer"] = PlatformType.Object(),

        ["System.Uri"] = PlatformType.Object(),
        ["System.Version"] = PlatformType.Object(),
        ["System.Type"] = PlatformType.Object(),
        ["System.Text.StringBuilder"] = PlatformType.Object(),
        ["System.Numerics.BigInteger"] = PlatformType.Value("BigIntegerColumn", 4),
        ["System.Numerics.Complex"] = PlatformType.Value("ComplexColumn", 16),
        ["System.DateTimeOffset"] = PlatformType.Value("DateTimeOffsetColumn", 10),
        ["System.DateOnly"] = PlatformType.Value("DateOnlyColumn", 4),
        ["System.TimeOnly"] = PlatformType.Value("TimeOnlyColumn", 8),
        ["System.Text.Rune"] = PlatformType.Value("RuneColumn", 4),
        ["System.Index"] = PlatformType.Value("IndexColumn", 4),
        ["System.Range"] = PlatformType.Value("RangeColumn", 8),
        ["Stateify.Memory.PageRange"] = PlatformType.Value("PageRangeColumn", 16),

        [Collections + "KeyValuePair`2"] = PlatformType.GenericValue("PairColumn"),
        ["System.ArraySegment`1"] = PlatformType.ArrayValue("ArraySegmentColumn"),
        ["System.Memory`1"] = PlatformType.Window("MemoryColumn"),
        ["System.ReadOnlyMemory`1"] = PlatformType.Window("ReadOnlyMemoryColumn"),
    };

    // Most types are none of these, and their own names tell.
    private static readonly HashSet<string> SimpleNames;

    static PlatformTypes()
    {
        for (int arity = 1; arity <= 8; arity++)
        {
            Types.Add($"System.ValueTuple`{arity}", PlatformType.GenericValue("TupleColumn"));
            Types.Add($"System.Tuple`{arity}", PlatformType.Object("AddTuple"));
        }

        SimpleNames = new(Types.Keys.Select(static name => name.Split('.').Last().Split('`')[0]), StringComparer.Ordinal);
    }

    /// <summary>Their full names, with the number of type parameters.</summary>
    public static IEnumerable<string> Names => Types.Keys;

    /// <summary>What is known of a type; null if it is not one of them.</summary>
    public static PlatformType? Find(INamedTypeSymbol type) =>
        SimpleNames.Contains(type.Name) && type.ContainingType is null && Types.TryGetValue(PlatformType.NameOf(type), out PlatformType? platform) ? platform : null;
}
