namespace Stateify.Contract;

/// <summary>Collects the columns of a row, in the order of their offsets.</summary>
public sealed class SchemaBuilder
{
    private readonly List<FieldSchema> _fields = [];
    private int _width;

    /// <summary>Appends a column after those already there.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="column">How its value is laid out.</param>
    /// <param name="wait">Whether the owner's hooks wait for what the field refers to.</param>
    public void Add(string name, ColumnSchema column, bool wait = false)
    {
        _fields.Add(new FieldSchema(name, _width, column, wait));
        _width += column.Width;
    }

    internal FieldSchema[] ToArray() => [.. _fields];
}
