using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Evolution;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify;

/// <summary>
/// The fields that one class declares, of one object, as an earlier version of the program saved them. <c>static void
/// Upgrade(SavedRow row)</c> turns them into those of the next version; it is called once for each version in between, so that each
/// step is written once and never again. What it leaves is matched with the class's fields by name.
/// </summary>
/// <remarks>
/// Objects it refers to exist, but their fields may not be filled yet; strings, boxed values and arrays and lists of numbers are
/// complete. Not thread-safe, and not to be kept.
/// </remarks>
/// <example>
/// <code>
/// private static void Upgrade(SavedRow row)
/// {
///     if (row.Version == 1)
///         row.Set("_name", row.Take&lt;string&gt;("_first") + " " + row.Take&lt;string&gt;("_last"));
///     if (row.Version == 2)
///         row.Rename("_hp", "_health");
/// }
/// </code>
/// </example>
public sealed class SavedRow
{
    private readonly LoadSession _session;
    private readonly ColumnMatcher _columns;
    private readonly SchemaMatcher _types;
    private readonly SortedDictionary<string, Cell> _cells = new(StringComparer.Ordinal);

    internal SavedRow(LoadSession session, SchemaMatcher types, string typeName, int version, IEnumerable<ImageField> fields, ReadOnlySpan<byte> row)
    {
        _session = session;
        _types = types;
        _columns = new ColumnMatcher(types);
        TypeName = typeName;
        Version = version;
        foreach (ImageField field in fields)
            _cells[field.Name] = new Cell(field.Column, row.Slice(field.Offset, field.Column.Width).ToArray());
    }

    /// <summary>The version the fields have now, from 1; the method makes them those of the next.</summary>
    public int Version { get; internal set; }

    /// <summary>The names of the fields, in ordinal order.</summary>
    public IReadOnlyCollection<string> Fields => _cells.Keys;

    internal string TypeName { get; }

    internal IEnumerable<KeyValuePair<string, ImageColumn>> Columns => _cells.Select(static cell => KeyValuePair.Create(cell.Key, cell.Value.Column));

    internal IEnumerable<byte> Bytes => _cells.Values.SelectMany(static cell => cell.Bytes);

    /// <summary>Whether there is a field of a name.</summary>
    public bool Has(string field) => _cells.ContainsKey(field);

    /// <summary>The value of a field.</summary>
    /// <typeparam name="T">Its type, or one that every such value can be widened to.</typeparam>
    /// <param name="field">Its name.</param>
    /// <exception cref="StateException">There is no such field, or its value is not a <typeparamref name="T"/>.</exception>
    public T? Get<T>(string field)
    {
        Cell cell = Find(field);
        if (!typeof(T).IsValueType)
            return GetReference<T>(field, cell);
        ColumnSchema wanted = DynamicColumn<T>.Schema;
        byte[] bytes = new byte[wanted.Width];
        if (_columns.Find(cell.Column, wanted) is not { } conversion)
            throw Mismatch(field, $"it is {_columns.Describe(cell.Column)}, not {ColumnMatcher.Describe(wanted)}");
        if (!conversion.TryConvert(cell.Bytes, bytes))
            throw StateErrors.Misfit(field, TypeName);
        return DynamicColumn<T>.Read(new RowReader(bytes, _session.Nowhere));
    }

    /// <summary>The value of a field, which is gone then.</summary>
    /// <inheritdoc cref="Get{T}(string)"/>
    public T? Take<T>(string field)
    {
        T? value = Get<T>(field);
        _cells.Remove(field);
        return value;
    }

    /// <summary>Gives a field a value, whether or not there is one of the name.</summary>
    /// <typeparam name="T">A type that can be saved; a struct must not hold references.</typeparam>
    /// <param name="field">Its name.</param>
    /// <param name="value">The value. An object may be new, but not a graph: what it refers to is neither filled nor completed.</param>
    public void Set<T>(string field, T? value)
    {
        if (!typeof(T).IsValueType)
        {
            byte[] reference = new byte[ColumnSchema.Any.Width];
            MemoryMarshal.Write(reference, value is null ? default : _session.Append(value));
            _cells[field] = new Cell(new ImageColumn(ColumnKind.Any, reference.Length), reference);
            return;
        }

        ColumnSchema schema = DynamicColumn<T>.Schema;
        if (RowReferences.CanRefer(schema))
            throw Mismatch(field, $"a {typeof(T)} holds references, which cannot be set here; set it in AfterLoad");
        byte[] bytes = new byte[schema.Width];
        DynamicColumn<T>.Write(new RowWriter(ref bytes[0], null!), value);
        _cells[field] = new Cell(_types.Introduce(schema), bytes);
    }

    /// <summary>Gives a field another name.</summary>
    /// <exception cref="StateException">There is no such field.</exception>
    public void Rename(string field, string name)
    {
        Cell cell = Find(field);
        _cells.Remove(field);
        _cells[name] = cell;
    }

    /// <summary>Drops a field and its value.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string field) => _cells.Remove(field);

    private T? GetReference<T>(string field, Cell cell)
    {
        GraphReference reference = cell.Column.Kind switch
        {
            ColumnKind.Any => MemoryMarshal.Read<GraphReference>(cell.Bytes),
            ColumnKind.Exact => new GraphReference(cell.Column.Type, MemoryMarshal.Read<int>(cell.Bytes)),
            _ => throw Mismatch(field, $"it is {_columns.Describe(cell.Column)}, not a {typeof(T)}"),
        };
        object? value = reference.Ordinal == 0 ? null : _session.Find(reference).Get(reference.Ordinal);
        return value is null or T ? (T?)value : throw Mismatch(field, $"it is a {value.GetType()}, not a {typeof(T)}");
    }

    private Cell Find(string field) =>
        _cells.TryGetValue(field, out Cell cell)
            ? cell
            : throw Mismatch(field, $"version {Version} has no such field; it has {string.Join(", ", Fields)}");

    private StateException Mismatch(string field, string problem) => new(
        StateErrorCode.SchemaMismatch, $"Upgrade asks for field {field}: {problem}.", typeName: TypeName, field: field);

    private readonly record struct Cell(ImageColumn Column, byte[] Bytes);
}
