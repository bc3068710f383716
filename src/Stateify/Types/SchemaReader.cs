using System.Text;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Types;

/// <summary>
/// Reads the type table of an image and checks that it does not contradict itself. What the program makes of the types is not its
/// business: see <see cref="Evolution.SchemaMatcher"/>.
/// </summary>
/// <param name="image">The image.</param>
/// <param name="budget">What the table may take in memory; null for as much as it does.</param>
internal sealed class SchemaReader(ImageReader image, LoadBudget? budget = null)
{
    private const int MaxNesting = 8;

    // kind, name length, count, row count, width, head width, levels: less cannot describe a type.
    private const int MinTypeLength = 1 + 2 + 4 + 8 + 4 + 4 + 2;

    // What a set has for an element: the element, its hash code, the next of its bucket, and the bucket.
    private const int BytesInSet = 8 + 4 + 4 + 4;

    private readonly LoadBudget _budget = budget ?? LoadBudget.Unlimited;

    /// <summary>Reads the table at the reader's position.</summary>
    /// <exception cref="StateException">The table contradicts itself, or takes more memory than the load may.</exception>
    public List<ImageType> Read(int typeCount, int length)
    {
        long end = image.Position + length;
        if (typeCount < 0 || typeCount > length / MinTypeLength)
            throw StateErrors.Corrupt($"The type table announces {typeCount} types in {length} bytes.");

        _budget.Check(null, (long)typeCount * (LoadBudget.Reference + BytesInSet));
        List<ImageType> types = new(typeCount);
        HashSet<string> names = new(typeCount);
        for (int id = 1; id <= typeCount; id++)
        {
            ImageType type = ReadType(id);
            types.Add(type);
            if (type.Kind != StateTypeKind.Struct && !names.Add(type.Name))
                throw StateErrors.Corrupt("A type is in the type table twice.");
            if (image.Position > end)
                throw StateErrors.Corrupt("The type table is longer than the header says.");
        }

        if (image.Position != end)
            throw StateErrors.Corrupt("The type table does not end where the header says.");
        foreach (ImageType type in types)
        {
            foreach (ImageField field in type.Fields)
                CheckTarget(type, field, field.Column, types);
        }

        return types;
    }

    private ImageType ReadType(int id)
    {
        StateTypeKind kind = (StateTypeKind)image.ReadByte();
        string name = ReadName(null);
        int count = image.ReadInt32();
        long rowCount = image.ReadInt64();
        int width = image.ReadInt32();
        int headWidth = image.ReadInt32();
        if (count < 0 || rowCount < 0 || count >= Array.MaxLength || (count == 0 && rowCount > 0))
            throw StateErrors.Corrupt($"Type {name} has an impossible number of objects or rows.");

        List<ImageLevel> levels = [];
        List<ImageField> fields = [];
        long offset = 0;
        int levelCount = image.ReadUInt16();
        for (int level = 0; level < levelCount; level++)
        {
            Add(levels, ReadLevel(name), name);
            for (int left = image.ReadUInt16(); left > 0; left--)
            {
                string field = ReadName(name);
                ImageColumn column = ReadColumn(name, 0);
                Add(fields, new ImageField(field, level, (int)offset, column), name);
                offset += column.Width;
                if (offset > width)
                    throw StateErrors.Corrupt($"The rows of type {name} are narrower than their fields.");
            }
        }

        if (width != Math.Max(1, offset) || headWidth < 0 || levels.Count == 0)
            throw StateErrors.Corrupt($"The rows of type {name} do not have the width of their fields.");
        return new ImageType(id, kind, name, count, rowCount, width, headWidth, levels, fields);
    }

    private ImageLevel ReadLevel(string type)
    {
        ImageLevel level = new(ReadName(type), image.ReadInt32());
        return level.Version >= 1 ? level : throw StateErrors.Corrupt($"Type {type} has version {level.Version}; versions count from 1.");
    }

    private ImageColumn ReadColumn(string type, int nesting)
    {
        ColumnKind kind = (ColumnKind)image.ReadByte();
        int width = image.ReadInt32();
        ImageColumn column = kind switch
        {
            ColumnKind.Exact or ColumnKind.Inline => new ImageColumn(kind, width, Type: image.ReadInt32()),
            ColumnKind.Enum => new ImageColumn(kind, width, Underlying: (ColumnKind)image.ReadByte(), EnumName: ReadName(type)),
            ColumnKind.Optional when nesting < MaxNesting => new ImageColumn(kind, width, Inner: ReadColumn(type, nesting + 1)),
            ColumnKind.Repeated when nesting < MaxNesting =>
                new ImageColumn(kind, width, Count: image.ReadInt32(), Inner: ReadColumn(type, nesting + 1)),
            _ => new ImageColumn(kind, width),
        };
        if (!IsPossible(column))
            throw StateErrors.Corrupt($"A column of kind {kind} cannot be {width} bytes wide.");
        return column;
    }

    private static bool IsPossible(ImageColumn column) => column.Kind switch
    {
        ColumnKind.Boolean => column.Width == 1,
        ColumnKind.Signed or ColumnKind.Unsigned => column.Width is 1 or 2 or 4 or 8 or 16,
        ColumnKind.Float => column.Width is 2 or 4 or 8,
        ColumnKind.Enum => column.Width is 1 or 2 or 4 or 8 && column.Underlying is ColumnKind.Signed or ColumnKind.Unsigned,
        ColumnKind.Exact => column.Width == 4,
        ColumnKind.Any => column.Width == 8,
        ColumnKind.Optional => column.Inner is not null && column.Width - 1 == column.Inner.Width,
        ColumnKind.Repeated => column is { Inner: not null, Count: > 0 } && (long)column.Inner.Width * column.Count == column.Width,
        _ => column.Width > 0,
    };

    // Whatever the table has many of has a name, so that this is where it is measured.
    private string ReadName(string? type)
    {
        int length = image.ReadUInt16();
        _budget.Check(type, (long)length * sizeof(char));
        return Encoding.UTF8.GetString(image.ReadNext(length));
    }

    /// <summary>Adds to a list that may have to grow.</summary>
    private void Add<T>(List<T> list, T item, string type)
    {
        if (list.Count == list.Capacity)
            _budget.Check(type, 2L * list.Capacity * LoadBudget.Reference);
        list.Add(item);
    }

    private static void CheckTarget(ImageType type, ImageField field, ImageColumn column, List<ImageType> types)
    {
        for (; column.Inner is not null; column = column.Inner)
        {
        }

        if (column.Kind is not (ColumnKind.Exact or ColumnKind.Inline))
            return;
        if ((uint)(column.Type - 1) >= (uint)types.Count)
            throw StateErrors.Corrupt($"Field {field.Name} of type {type.Name} names a type that is not in the type table.");
        ImageType target = types[column.Type - 1];
        bool isStruct = column.Kind == ColumnKind.Inline;
        if ((target.Kind == StateTypeKind.Struct) != isStruct || (isStruct && column.Width != target.Width))
            throw StateErrors.Corrupt($"Field {field.Name} of type {type.Name} cannot hold a {target.Name}.");
    }
}
