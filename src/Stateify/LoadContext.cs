namespace Stateify;

/// <summary>What an <c>AfterLoad(LoadContext)</c> hook can ask of the load that runs it.</summary>
public sealed class LoadContext
{
    internal LoadContext(LoadOptions options) => Options = options;

    /// <summary>The options of the load.</summary>
    public LoadOptions Options { get; }

    /// <summary>The value the loading program provided under a key.</summary>
    /// <typeparam name="T">The type the value must have.</typeparam>
    /// <param name="key">A key of <see cref="LoadOptions.Externals"/>.</param>
    /// <exception cref="StateException">
    /// <see cref="StateErrorCode.MissingExternal"/>: no value is there, or it is not a <typeparamref name="T"/>.
    /// </exception>
    public T GetExternal<T>(string key)
    {
        if (!Options.Externals.TryGetValue(key, out object? value))
        {
            throw new StateException(
                StateErrorCode.MissingExternal,
                $"The graph needs an external value '{key}' that LoadOptions.Externals does not hold; add it before loading.");
        }

        return value is T typed
            ? typed
            : throw new StateException(
                StateErrorCode.MissingExternal,
                $"The external value '{key}' is a {value.GetType()}, but the graph needs a {typeof(T)}.");
    }
}
