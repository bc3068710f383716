namespace Stateify.Codecs;

/// <summary>
/// The order in which collections are saved that have none of their own. They enumerate in an order that depends on their
/// history; to give the same bytes again, their elements are sorted, by value where the platform orders values, by hash code
/// otherwise.
/// </summary>
internal static class HashOrder
{
    public static IEnumerable<T> Of<T, TKey>(IEnumerable<T> items, Func<T, TKey> keyOf, IEqualityComparer<TKey> comparer)
    {
        if (typeof(TKey) == typeof(string))
            return items.OrderBy(item => (string?)(object?)keyOf(item), StringComparer.Ordinal);
        return HasOrder<TKey>()
            ? items.OrderBy(keyOf)
            : items.OrderBy(item => keyOf(item) is { } key ? comparer.GetHashCode(key) : 0);
    }

    private static bool HasOrder<T>() =>
        typeof(T).IsEnum || (typeof(T) is { IsValueType: true, IsGenericType: false, Namespace: nameof(System) } && default(T) is IComparable<T>);
}
