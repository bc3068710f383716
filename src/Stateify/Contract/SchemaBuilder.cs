namespace Stateify.Contract;

/// <summary>
/// Collects the columns of a row, in the order of their offsets. Names come out unique: where classes of a chain declare fields
/// of the same name, each of them is qualified by its class. A name must not lead to one class's field in one version of a
/// program and to another's in the next, as it could if one of them kept it.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly List<(FieldSchema Field, string? Class)> _fields = [];
    private int _width;
    private string? _class;

    /// <summary>Says which class of a chain declares the columns that follow.</summary>
    /// <param name="name">The class's name in files.</param>
    public void BeginClass(string name) => _class = name;

    /// <summary>Appends a column after those already there.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="column">How its value is laid out.</param>
    /// <param name="wait">Whether the owner's hooks wait for what the field refers to.</param>
    public void Add(string name, ColumnSchema column, bool wait = false)
    {
        _fields.Add((new FieldSchema(name, _width, column, wait), _class));
        _width += column.Width;
    }

    internal FieldSchema[] ToArray()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> shared = new(_fields.Select(static column => column.Field.Name).Where(name => !seen.Add(name)), StringComparer.Ordinal);
        return [.. _fields.Select(column => shared.Contains(column.Field.Name)
            ? column.Field with { Name = $"{column.Class}.{column.Field.Name}" }
            : column.Field)];
    }
}
