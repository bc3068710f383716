using System.Buffers.Binary;
using System.Text;
using Stateify.Contract;
using Stateify.Fuzz;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Tests.Graph;

/// <summary>
/// A sound image that is taken apart, changed, and put together again with all lengths right: what somebody writes who knows the
/// format and means to deceive.
/// </summary>
internal sealed class ForgedImage
{
    private readonly byte[] _header;
    private readonly List<byte[]> _sections = [];

    public ForgedImage(byte[] image)
    {
        ImageMap map = new(image);
        _header = image[..map.TableStart];
        Types = map.Types;
        foreach ((int start, int length) in map.Sections)
            _sections.Add(image[start..(start + length)]);
    }

    /// <summary>Takes apart what a save of a graph gives.</summary>
    public static ForgedImage Of(object graph) => new(StateSerializer.Save(graph));

    /// <summary>The type table, in the order of the numbers.</summary>
    public List<ImageType> Types { get; }

    /// <summary>The number of the type whose name ends so, from 1.</summary>
    public int IdOf(string name) => Types.FindIndex(type => type.Name.EndsWith(name, StringComparison.Ordinal)) + 1;

    /// <summary>The type whose name ends so.</summary>
    public ImageType this[string name]
    {
        get => Types[IdOf(name) - 1];
        set => Types[IdOf(name) - 1] = value;
    }

    /// <summary>Replaces a part of all names: of types, of the levels of their chains, and of enums.</summary>
    public ForgedImage Rename(string part, string by)
    {
        for (int i = 0; i < Types.Count; i++)
        {
            ImageType type = Types[i];
            Types[i] = type with
            {
                Name = type.Name.Replace(part, by, StringComparison.Ordinal),
                Levels = [.. type.Levels.Select(level => level with { Name = level.Name.Replace(part, by, StringComparison.Ordinal) })],
                Fields = [.. type.Fields.Select(field => field with { Column = field.Column with { EnumName = field.Column.EnumName?.Replace(part, by, StringComparison.Ordinal) } })],
            };
        }

        return this;
    }

    /// <summary>Gives a type other fields, with rows that hold them: those that keep their name keep their bytes.</summary>
    /// <param name="name">How the type's name ends.</param>
    /// <param name="fields">The fields and, for new ones, what they hold in every row.</param>
    public ForgedImage SetFields(string name, params (ImageField Field, byte[]? Cell)[] fields)
    {
        ImageType type = this[name];
        int at = Types.IndexOf(type);
        int rowsAt = _sections[at].Length - (int)(type.RowCount * type.Width);
        MemoryStream section = new();
        section.Write(_sections[at].AsSpan(0, rowsAt));
        for (long row = 0; row < type.RowCount; row++)
        {
            ReadOnlySpan<byte> saved = _sections[at].AsSpan(rowsAt + ((int)row * type.Width), type.Width);
            foreach ((ImageField field, byte[]? cell) in fields)
                section.Write(cell ?? saved.Slice(field.Offset, field.Column.Width));
            if (fields.Length == 0)
                section.WriteByte(0);
        }

        _sections[at] = section.ToArray();
        Types[at] = type with
        {
            Width = Math.Max(1, fields.Sum(static field => field.Field.Column.Width)),
            Fields = [.. fields.Select(static field => field.Field)],
        };
        return this;
    }

    /// <summary>Gives a field another column, which holds the same in every row.</summary>
    public ForgedImage SetColumn(string name, string field, ImageColumn column, byte[] cell) => SetFields(
        name,
        [.. this[name].Fields.Select(saved => saved.Name == field ? (saved with { Column = column }, cell) : (saved, (byte[]?)null))]);

    /// <summary>The bytes of a section, to be changed.</summary>
    public Span<byte> Section(string name) => _sections[IdOf(name) - 1];

    /// <summary>The image.</summary>
    public byte[] ToArray()
    {
        ByteBuffer table = new();
        foreach (ImageType type in Types)
            Write(table, type);
        byte[] image = [.. _header, .. table.Span, .. _sections.SelectMany(static section => section)];
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(ImageMap.TypeTableLengthAt), table.Span.Length);
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(ImageMap.ImageLengthAt), image.Length);
        return image;
    }

    private static void Write(ByteBuffer table, ImageType type)
    {
        table.WriteByte((byte)type.Kind);
        Write(table, type.Name);
        table.WriteInt32(type.Count);
        table.WriteInt64(type.RowCount);
        table.WriteInt32(type.Width);
        table.WriteInt32(type.HeadWidth);
        table.WriteUInt16((ushort)type.Levels.Count);
        for (int level = 0; level < type.Levels.Count; level++)
        {
            Write(table, type.Levels[level].Name);
            table.WriteInt32(type.Levels[level].Version);
            ImageField[] fields = [.. type.Fields.Where(field => field.Level == level)];
            table.WriteUInt16((ushort)fields.Length);
            foreach (ImageField field in fields)
            {
                Write(table, field.Name);
                Write(table, field.Column);
            }
        }
    }

    private static void Write(ByteBuffer table, ImageColumn column)
    {
        table.WriteByte((byte)column.Kind);
        table.WriteInt32(column.Width);
        if (column.Kind is ColumnKind.Exact or ColumnKind.Inline)
            table.WriteInt32(column.Type);
        if (column.Kind == ColumnKind.Repeated)
            table.WriteInt32(column.Count);
        if (column.Kind == ColumnKind.Enum)
        {
            table.WriteByte((byte)column.Underlying);
            Write(table, column.EnumName!);
        }

        if (column.Inner is not null)
            Write(table, column.Inner);
    }

    private static void Write(ByteBuffer table, string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        table.WriteUInt16((ushort)utf8.Length);
        table.WriteBytes(utf8);
    }
}
