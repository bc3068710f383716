using Stateify.Contract;

namespace Stateify.Comparison;

/// <summary>The entries of two collections that have no order, lined up by their keys.</summary>
internal sealed class KeyMatch
{
    private const int None = -1;

    private readonly int[] _partners;

    private KeyMatch(int[] partners, List<int> extra)
    {
        _partners = partners;
        Extra = extra;
    }

    /// <summary>The entries of the actual collection without a partner.</summary>
    public IReadOnlyList<int> Extra { get; }

    /// <summary>Lines up two collections of one type.</summary>
    /// <returns>
    /// Null if entries are to be compared one after the other: as a rule they have the same keys in the same order. Those of some
    /// collections have an order that counts, or keys that are objects.
    /// </returns>
    public static KeyMatch? Find(ElementRows expected, ElementRows actual)
    {
        if (!IsUnordered(expected.Type) || AreSame(expected, actual))
            return null;
        Dictionary<string, Queue<int>> entries = new(StringComparer.Ordinal);
        for (int i = 0; i < actual.Count; i++)
        {
            if (EntryKey.Of(actual, i) is not { } key)
                return null;
            if (!entries.TryGetValue(key, out Queue<int>? same))
                entries.Add(key, same = new Queue<int>(1));
            same.Enqueue(i);
        }

        int[] partners = new int[expected.Count];
        HashSet<int> extra = [.. Enumerable.Range(0, actual.Count)];
        for (int i = 0; i < partners.Length; i++)
        {
            if (EntryKey.Of(expected, i) is not { } key)
                return null;

            // A comparer by reference lets a collection have two equal strings.
            bool isThere = entries.TryGetValue(key, out Queue<int>? same) && same.Count > 0;
            partners[i] = isThere ? same!.Dequeue() : None;
            extra.Remove(partners[i]);
        }

        return new KeyMatch(partners, [.. extra.Order()]);
    }

    /// <summary>The entry of the actual collection with the key of an entry of the expected one.</summary>
    public bool TryFind(int expected, out int actual)
    {
        actual = _partners[expected];
        return actual != None;
    }

    private static bool IsUnordered(StateType type) =>
        type.Kind is StateTypeKind.Map or StateTypeKind.Set
        && !(type.ClrType.IsGenericType && type.ClrType.GetGenericTypeDefinition() == typeof(OrderedDictionary<,>));

    private static bool AreSame(ElementRows expected, ElementRows actual)
    {
        if (expected.Count != actual.Count)
            return false;
        for (int i = 0; i < expected.Count; i++)
        {
            if (!EntryKey.AreSame(expected, actual, i))
                return false;
        }

        return true;
    }
}
