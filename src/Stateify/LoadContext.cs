using Stateify.Graph;

namespace Stateify;

/// <summary>What an <c>AfterLoad(LoadContext)</c> hook can ask of the load that runs it.</summary>
public sealed class LoadContext
{
    internal LoadContext(LoadOptions options) => Options = options;

    /// <summary>The options of the load.</summary>
    public LoadOptions Options { get; }

    /// <summary>What the graph holds that is being cloned; null in a load.</summary>
    internal OriginalExternals? Originals { get; set; }

    /// <summary>
    /// The value the loading program provided under a key. In a clone for which nothing was provided, it is that of the first
    /// <see cref="ExternalAttribute"/> field of the original with that key that holds any.
    /// </summary>
    /// <typeparam name="T">The type the value must have.</typeparam>
    /// <param name="key">A key of <see cref="LoadOptions.Externals"/>.</param>
    /// <exception cref="StateException">
    /// <see cref="StateErrorCode.MissingExternal"/>: no value is there, or it is not a <typeparamref name="T"/>.
    /// </exception>
    public T GetExternal<T>(string key)
    {
        if (!Options.Externals.TryGetValue(key, out object? value) && Originals?.TryGet(key, out value) != true)
        {
            throw new StateException(
                StateErrorCode.MissingExternal,
                $"The graph needs an external value '{key}' that LoadOptions.Externals does not hold; add it before loading.");
        }

        return value is T typed
            ? typed
            : throw new StateException(
                StateErrorCode.MissingExternal,
                $"The external value '{key}' is a {value!.GetType()}, but the graph needs a {typeof(T)}.");
    }

    /// <summary>The same for a field: in a clone what that very field of the original holds, be it null.</summary>
    internal T GetExternal<T>(string key, string field, ref byte row) =>
        Originals is not null && !Options.Externals.ContainsKey(key) && Originals.TryGet(ref row, key, field, out T? original)
            ? original!
            : GetExternal<T>(key);
}
