using System.Diagnostics.CodeAnalysis;
using Stateify.Graph;

namespace Stateify;

/// <summary>
/// Clones object graphs in memory: what a save and a load would give, without the bytes. The same hooks run, <c>BeforeSave</c> and
/// <c>AfterSave</c> on the original and then <c>LoadX</c> and <c>AfterLoad</c> on the clone. The original and its clone share
/// strings, the platform's own instances, and what <see cref="ExternalAttribute"/> fields hold; nothing else. The method may be called
/// from any thread, several times at once for the same graph, and from within hooks; nothing may change the graph while it is being
/// cloned.
/// </summary>
/// <example>
/// <code>
/// World future = StateCloner.Clone(world);
/// future.Play(turns: 10);
/// </code>
/// </example>
public static class StateCloner
{
    /// <summary>Clones a graph.</summary>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="options">What the clone may do, and what it needs from the program.</param>
    /// <returns>The clone of the root, when every object is filled and every hook has run; null for null.</returns>
    /// <exception cref="StateException">The graph cannot be saved, or not be loaded; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    [return: NotNullIfNotNull(nameof(root))]
    public static T? Clone<T>(T? root, CloneOptions? options = null) => (T?)GraphCloner.Clone(root, options ?? CloneOptions.Default);
}
