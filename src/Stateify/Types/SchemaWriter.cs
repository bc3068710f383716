using System.Text;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Types;

/// <summary>
/// Writes the type table of an image: the types with objects in the order of their numbers, then the structs and the targets
/// of exact references that have none. See FORMAT.md, "Graph image".
/// </summary>
internal sealed class SchemaWriter
{
    private readonly ByteBuffer _bytes = new();
    private readonly List<StateType> _types = [];
    private readonly Dictionary<StateType, int> _ids = [];

    public SchemaWriter(IReadOnlyList<SaveTable> tables)
    {
        foreach (SaveTable table in tables)
            Id(table.Type);
        // Describing a type can name further types, which are described in turn.
        for (int i = 0; i < _types.Count; i++)
            WriteType(_types[i], i < tables.Count ? tables[i] : null);
    }

    /// <summary>The number of types in the table.</summary>
    public int TypeCount => _types.Count;

    /// <summary>The table's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    private void WriteType(StateType type, SaveTable? table)
    {
        _bytes.WriteByte((byte)type.Kind);
        WriteName(type.Name);
        _bytes.WriteInt32(table?.Count ?? 0);
        _bytes.WriteInt64(table?.RowCount ?? 0);
        _bytes.WriteInt32(type.Width);
        _bytes.WriteInt32((type as IElementType)?.HeadWidth ?? 0);
        IReadOnlyList<LevelSchema> levels = type.Levels;
        _bytes.WriteUInt16(checked((ushort)levels.Count));
        for (int level = 0; level < levels.Count; level++)
            WriteLevel(type, level);
    }

    /// <summary>Writes the fields of one class of a chain. The last has the name of the type.</summary>
    private void WriteLevel(StateType type, int level)
    {
        LevelSchema schema = type.Levels[level];
        WriteName(level == type.Levels.Count - 1 ? "" : schema.Name);
        _bytes.WriteInt32(schema.Version);
        FieldSchema[] fields = [.. type.Fields.Where(field => field.Level == level)];
        _bytes.WriteUInt16(checked((ushort)fields.Length));
        foreach (FieldSchema field in fields)
        {
            WriteName(field.Name);
            WriteColumn(field.Column);
        }
    }

    private void WriteColumn(ColumnSchema column)
    {
        _bytes.WriteByte((byte)column.Kind);
        _bytes.WriteInt32(column.Width);
        switch (column.Kind)
        {
            case ColumnKind.Exact or ColumnKind.Inline:
                _bytes.WriteInt32(Id(column.Type!));
                break;
            case ColumnKind.Enum:
                _bytes.WriteByte((byte)column.Underlying);
                WriteName(column.EnumName!);
                break;
            case ColumnKind.Repeated:
                _bytes.WriteInt32(column.Count);
                WriteColumn(column.Inner!);
                break;
            case ColumnKind.Optional:
                WriteColumn(column.Inner!);
                break;
        }
    }

    private void WriteName(string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        _bytes.WriteUInt16(checked((ushort)utf8.Length));
        _bytes.WriteBytes(utf8);
    }

    private int Id(StateType type)
    {
        if (!_ids.TryGetValue(type, out int id))
        {
            _types.Add(type);
            id = _types.Count;
            _ids.Add(type, id);
        }

        return id;
    }
}
