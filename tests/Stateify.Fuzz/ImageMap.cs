using System.Buffers;
using System.Buffers.Binary;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Fuzz;

/// <summary>Where the parts of an image are, so that a mutation can keep what lies around it right.</summary>
internal sealed class ImageMap
{
    public const int TypeTableLengthAt = 12;
    public const int ImageLengthAt = 16;

    /// <summary>Maps a sound image.</summary>
    public ImageMap(byte[] image)
    {
        Image = image;
        ImageReader reader = new(new ReadOnlySequence<byte>(image));
        ImageHeader header = ImageHeader.Read(reader);
        TableStart = ImageFormat.HeaderLength;
        TableEnd = TableStart + header.SchemaLength;
        Types = new SchemaReader(reader).Read(header.TypeCount, header.SchemaLength);
        int offset = TableEnd;
        int entry = TableStart;
        foreach (ImageType type in Types)
        {
            Sections.Add((offset, (int)type.SectionLength));
            offset += (int)type.SectionLength;
            Entries.Add(entry);
            entry = EndOfEntry(entry);
        }
    }

    public byte[] Image { get; }

    /// <summary>The first byte of the type table, and the first behind it.</summary>
    public int TableStart { get; }

    public int TableEnd { get; }

    public List<ImageType> Types { get; }

    /// <summary>The sections of the types.</summary>
    public List<(int Start, int Length)> Sections { get; } = [];

    /// <summary>Where the entries of the types begin.</summary>
    public List<int> Entries { get; } = [];

    /// <summary>Where an entry has the name's length, and behind the name the counts.</summary>
    public static int NameAt(int entry) => entry + 1;

    public int CountAt(int type) => NameAt(Entries[type]) + 2 + BinaryPrimitives.ReadUInt16LittleEndian(Image.AsSpan(NameAt(Entries[type])));

    /// <summary>Where the rows of a type begin, behind lengths and heads.</summary>
    public int RowsAt(int type) => Sections[type].Start + Sections[type].Length - (int)(Types[type].RowCount * Types[type].Width);

    private int EndOfEntry(int entry)
    {
        ImageType type = Types[Entries.Count - 1];
        int place = CountAt(Entries.Count - 1) + 4 + 8 + 4 + 4 + 2;
        int field = 0;
        for (int level = 0; level < type.Levels.Count; level++)
        {
            place = SkipName(place) + 4;
            int fields = BinaryPrimitives.ReadUInt16LittleEndian(Image.AsSpan(place));
            place += 2;
            for (int i = 0; i < fields; i++)
                place = SkipColumn(SkipName(place), type.Fields[field++].Column);
        }
        return place;
    }

    private int SkipName(int place) => place + 2 + BinaryPrimitives.ReadUInt16LittleEndian(Image.AsSpan(place));

    private int SkipColumn(int place, ImageColumn column)
    {
        place += 1 + 4;
        if (column.EnumName is not null)
            return SkipName(place + 1);
        if (column.Type != 0 || column.Count != 0)
            place += 4;
        return column.Inner is null ? place : SkipColumn(place, column.Inner);
    }
}
