using System.Text;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Types;

/// <summary>
/// Reads the type table of an image and matches it with the program's types. Every type must be registered under its name and
/// have the same columns.
/// </summary>
internal sealed class SchemaReader
{
    private const int MaxNesting = 8;

    // kind, name length, count, row count, width, field count: less cannot describe a type.
    private const int MinTypeLength = 1 + 2 + 4 + 8 + 4 + 2;

    private readonly ImageReader _image;
    private readonly LoadSession _session;
    private readonly List<(LoadTable Table, FieldSchema Field, ImageColumn Column)> _targets = [];

    public SchemaReader(ImageReader image, LoadSession session)
    {
        _image = image;
        _session = session;
    }

    /// <summary>Reads the table at the reader's position.</summary>
    public List<LoadTable> Read(int typeCount, int length)
    {
        long end = _image.Position + length;
        if (typeCount < 0 || typeCount > length / MinTypeLength)
            throw StateErrors.Corrupt($"The type table announces {typeCount} types in {length} bytes.");

        List<LoadTable> tables = new(typeCount);
        for (int id = 1; id <= typeCount; id++)
        {
            LoadTable table = ReadType(end);
            table.Id = id;
            tables.Add(table);
        }

        if (_image.Position != end)
            throw StateErrors.Corrupt("The type table does not end where the header says.");
        if (tables.Distinct().Count() != tables.Count || tables.DistinctBy(table => table.Type).Count() != tables.Count)
            throw StateErrors.Corrupt("A type is in the type table twice.");
        foreach ((LoadTable table, FieldSchema field, ImageColumn column) in _targets)
            CheckTarget(table, field, column, tables);
        return tables;
    }

    private LoadTable ReadType(long end)
    {
        StateTypeKind kind = (StateTypeKind)_image.ReadByte();
        string name = ReadName();
        int count = _image.ReadInt32();
        long rowCount = _image.ReadInt64();
        int width = _image.ReadInt32();
        int fieldCount = _image.ReadUInt16();
        if (count < 0 || rowCount < 0 || count >= Array.MaxLength)
            throw StateErrors.Corrupt($"Type {name} has an impossible number of objects or rows.");

        StateType type = TypeRegistry.Find(name) ?? throw new StateException(
            StateErrorCode.UnknownType,
            $"The image holds objects of type {name}, which this program has not registered; reference the assembly that declares"
            + " it, or register it with [assembly: SavableType(typeof(...))].",
            typeName: name);
        if (kind != type.Kind)
            throw Mismatch(name, $"it was saved as a {kind} and is a {type.Kind} now");

        LoadTable table = type.CreateLoadTable(_session);
        table.Announce(count, rowCount);
        for (int i = 0; i < fieldCount; i++)
        {
            string field = ReadName();
            bool wait = _image.ReadByte() != 0;
            ImageColumn column = ReadColumn(0);
            if (_image.Position > end)
                throw StateErrors.Corrupt("The type table is longer than the header says.");
            if (i >= type.Fields.Count)
                throw Mismatch(name, $"it was saved with a field {field} that it no longer has", field);
            FieldSchema expected = type.Fields[i];
            if (field != expected.Name)
                throw Mismatch(name, $"it was saved with field {field} where it has {expected.Name} now", field);
            if (wait != expected.Wait)
                throw Mismatch(name, $"[Wait] was added to or removed from field {field}", field);
            if (!SameShape(column, expected.Column))
                throw Mismatch(name, $"field {field} has changed its type", field);
            _targets.Add((table, expected, column));
        }

        if (fieldCount < type.Fields.Count)
            throw Mismatch(name, $"it was saved without field {type.Fields[fieldCount].Name}", type.Fields[fieldCount].Name);
        if (width != type.Width)
            throw Mismatch(name, $"its rows were {width} bytes wide and are {type.Width} now");
        return table;
    }

    private ImageColumn ReadColumn(int nesting)
    {
        ColumnKind kind = (ColumnKind)_image.ReadByte();
        int width = _image.ReadInt32();
        switch (kind)
        {
            case ColumnKind.Exact or ColumnKind.Inline:
                return new ImageColumn(kind, width, _image.ReadInt32(), null, null);
            case ColumnKind.Enum:
                return new ImageColumn(kind, width, 0, ReadName(), null);
            case ColumnKind.Repeated when nesting < MaxNesting:
                int count = _image.ReadInt32();
                return new ImageColumn(kind, width, 0, null, ReadColumn(nesting + 1), count);
            case ColumnKind.Optional when nesting < MaxNesting:
                return new ImageColumn(kind, width, 0, null, ReadColumn(nesting + 1));
            default:
                return new ImageColumn(kind, width, 0, null, null);
        }
    }

    private string ReadName() => Encoding.UTF8.GetString(_image.ReadNext(_image.ReadUInt16()));

    private static bool SameShape(ImageColumn column, ColumnSchema expected) =>
        column.Kind == expected.Kind
        && column.Width == expected.Width
        && column.EnumName == expected.EnumName
        && column.Count == expected.Count
        && (column.Inner is null) == (expected.Inner is null)
        && (column.Inner is null || SameShape(column.Inner, expected.Inner!));

    private static void CheckTarget(LoadTable table, FieldSchema field, ImageColumn column, List<LoadTable> tables)
    {
        ColumnSchema expected = field.Column;
        for (; column.Inner is not null; column = column.Inner, expected = expected.Inner!)
        {
        }

        if (expected.Type is null)
            return;
        if ((uint)(column.Type - 1) >= (uint)tables.Count)
            throw StateErrors.Corrupt($"Field {field.Name} of type {table.Type.Name} names a type that is not in the type table.");
        StateType actual = tables[column.Type - 1].Type;
        if (actual != expected.Type)
            throw Mismatch(table.Type.Name, $"field {field.Name} was of type {actual.Name} and is of type {expected.Type.Name} now", field.Name);
    }

    private static StateException Mismatch(string typeName, string difference, string? field = null) => new(
        StateErrorCode.SchemaMismatch,
        $"Type {typeName} differs from the one that was saved: {difference}. Load the image with the version that wrote it.",
        typeName: typeName,
        field: field);

    private sealed record ImageColumn(ColumnKind Kind, int Width, int Type, string? EnumName, ImageColumn? Inner, int Count = 0);
}
