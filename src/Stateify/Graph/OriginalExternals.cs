using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Stateify.Graph;

/// <summary>
/// What the <see cref="ExternalAttribute"/> fields of a graph hold that is being cloned: the clone shares it. A field is known by the
/// address of the row it has no column in, for a clone reads rows where they were written.
/// </summary>
/// <remarks>Fields of one name, key and type in one row, of a class and its base, count as one.</remarks>
internal sealed class OriginalExternals
{
    private readonly Dictionary<(nint Row, string Key, string Field, Type Type), object?> _byField = [];
    private readonly Dictionary<string, object> _byKey = [];

    public void Add<T>(ref byte row, string key, string field, T value)
    {
        _byField[Place<T>(ref row, key, field)] = value;
        if (value is not null)
            _byKey.TryAdd(key, value);
    }

    /// <summary>What a field holds.</summary>
    public bool TryGet<T>(ref byte row, string key, string field, out T? value)
    {
        bool isThere = _byField.TryGetValue(Place<T>(ref row, key, field), out object? original);
        value = (T?)original;
        return isThere;
    }

    /// <summary>What the first field of a key holds that holds anything.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out object? value) => _byKey.TryGetValue(key, out value);

    public void Clear()
    {
        _byField.Clear();
        _byKey.Clear();
    }

    // Rows are in pinned memory.
    private static unsafe (nint Row, string Key, string Field, Type Type) Place<T>(ref byte row, string key, string field) =>
        ((nint)Unsafe.AsPointer(ref row), key, field, typeof(T));
}
