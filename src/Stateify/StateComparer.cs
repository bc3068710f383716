using Stateify.Comparison;

namespace Stateify;

/// <summary>
/// Compares object graphs by what a save of them would write: every saved field, the types, lengths and order of what they reach, and
/// which references lead to one object. What is not saved is not compared, external fields included; user <c>Equals</c>
/// is never called. May be called from any thread; nothing may change the graphs meanwhile.
/// </summary>
/// <remarks>
/// <para>
/// The entries of a dictionary or set whose keys are values or strings, boxed or not, are compared key by key, in whatever order they
/// are; if keys are objects, and in an <see cref="OrderedDictionary{TKey, TValue}"/>, one after the other.
/// </para>
/// <para>
/// Both graphs are walked as by a save: <c>BeforeSave</c> runs once on each object that has it, though both graphs may hold it,
/// <c>AfterSave</c> when all is compared, and the <c>SaveX</c> methods in between; values of <see cref="Lazy{T}"/> are made. No
/// object is made or loaded.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// foreach (StateDifference difference in StateComparer.Compare(expected, actual))
///     Console.WriteLine(difference);      // World._units[3].Health: 5 / 7
/// </code>
/// </example>
public static class StateComparer
{
    /// <summary>Compares two graphs.</summary>
    /// <param name="expected">The object one graph is reached from; may be null.</param>
    /// <param name="actual">The same of the other graph.</param>
    /// <param name="limit">How many differences are enough; at least 1.</param>
    /// <param name="cancellationToken">Ends the comparison within milliseconds unless a hook is running.</param>
    /// <returns>
    /// The differences, those with the shortest ways from the root first and always in the same order; none if the graphs are alike. A
    /// place that is reached on several ways is named once.
    /// </returns>
    /// <exception cref="StateException">One of the graphs cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static IReadOnlyList<StateDifference> Compare<T>(
        T? expected, T? actual, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return GraphWalks.Compare(expected, actual, limit, new SaveOptions { CancellationToken = cancellationToken });
    }
}
