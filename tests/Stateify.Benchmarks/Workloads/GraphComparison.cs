namespace Stateify.Benchmarks.Workloads;

/// <summary>
/// Walks two graphs in step and keeps the one-to-one relation between their objects: two references to one object must
/// come back as two references to one object, and two objects must never become one.
/// </summary>
public sealed class GraphComparison
{
    private readonly Dictionary<object, object> _counterparts = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object Expected, object Actual)> _pending = new();

    private GraphComparison()
    {
    }

    /// <summary>Compares two graphs.</summary>
    /// <param name="expected">The root of the first.</param>
    /// <param name="actual">The root of the second.</param>
    /// <param name="agree">Compares the values of two objects and calls <see cref="Match"/> for their references.</param>
    /// <exception cref="InvalidDataException">The graphs differ.</exception>
    public static void Run(object expected, object actual, Func<GraphComparison, object, object, bool> agree)
    {
        GraphComparison graphs = new();
        bool equal = graphs.Match(expected, actual);
        while (equal && graphs._pending.TryPop(out (object Expected, object Actual) pair))
        {
            equal = pair.Expected.GetType() == pair.Actual.GetType() && agree(graphs, pair.Expected, pair.Actual);
        }

        if (!equal)
        {
            throw new InvalidDataException($"The loaded {expected.GetType().Name} differs after {graphs._counterparts.Count} objects.");
        }
    }

    /// <summary>Whether two references can stand for each other; their objects are compared later.</summary>
    public bool Match(object? expected, object? actual)
    {
        if (expected is null || actual is null)
        {
            return expected == actual;
        }

        if (_counterparts.TryGetValue(expected, out object? counterpart))
        {
            return counterpart == actual;
        }

        _counterparts.Add(expected, actual);
        _pending.Push((expected, actual));
        return _taken.Add(actual);
    }

    /// <summary>Whether two lists match element by element.</summary>
    public bool MatchAll<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual)
        where T : class
    {
        bool equal = expected.Count == actual.Count;
        for (int i = 0; equal && i < expected.Count; i++)
        {
            equal = Match(expected[i], actual[i]);
        }

        return equal;
    }

    /// <summary>Whether two dictionaries match key by key.</summary>
    public bool MatchAll<TKey, TValue>(Dictionary<TKey, TValue> expected, Dictionary<TKey, TValue> actual)
        where TKey : notnull
        where TValue : class =>
        expected.Count == actual.Count
        && expected.All(entry => actual.TryGetValue(entry.Key, out TValue? value) && Match(entry.Value, value));
}
