using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Writes the value of a cell for a reader, by its schema alone. The bytes may be those of a damaged image.</summary>
internal static class CellText
{
    private const int MaxText = 64;
    private const ulong TicksMask = 0x3FFF_FFFF_FFFF_FFFF;
    private const string Nothing = "null";

    /// <summary>The key of an entry; null if it is an object, which no text stands for.</summary>
    public static string? OfKey(IGraphRows graph, ColumnSchema column, ReadOnlySpan<byte> cell)
    {
        if (column.Kind == ColumnKind.Any)
        {
            GraphReference key = MemoryMarshal.Read<GraphReference>(cell);
            bool isBox = graph.TypeOf(key.Type)?.Kind == StateTypeKind.Box && graph.TryGetRows(key, out _, out _);
            return isBox ? OfKey(graph, graph.TypeOf(key.Type)!.FieldArray[0].Column, graph.Row(key.Type, key.Ordinal - 1)) : OfText(graph, key);
        }

        if (column.Kind == ColumnKind.Exact)
            return OfText(graph, new GraphReference(graph.IdOf(column.Type!), BinaryPrimitives.ReadInt32LittleEndian(cell)));
        return RowReferences.CanRefer(column) ? null : Of(column, cell);
    }

    /// <summary>A value without references.</summary>
    public static string Of(ColumnSchema column, ReadOnlySpan<byte> cell) => column.Kind switch
    {
        ColumnKind.Boolean => cell[0] == 0 ? "false" : "true",
        ColumnKind.Signed => OfInteger(cell, column.Width, isSigned: true),
        ColumnKind.Unsigned => OfInteger(cell, column.Width, isSigned: false),
        ColumnKind.Enum => OfInteger(cell, column.Width, column.Underlying == ColumnKind.Signed),
        ColumnKind.Float => OfFloat(cell, column.Width),
        ColumnKind.Character => Quote(((char)BinaryPrimitives.ReadUInt16LittleEndian(cell)).ToString(), '\''),
        ColumnKind.Decimal => OfDecimal(MemoryMarshal.Cast<byte, int>(cell[..16])),
        ColumnKind.Guid => new Guid(cell[..16]).ToString(),
        ColumnKind.DateTime => OfDate(BinaryPrimitives.ReadUInt64LittleEndian(cell)),
        ColumnKind.TimeSpan => new TimeSpan(BinaryPrimitives.ReadInt64LittleEndian(cell)).ToString("c", CultureInfo.InvariantCulture),
        ColumnKind.Optional => cell[0] == 0 ? Nothing : Of(column.Inner!, cell[1..]),
        ColumnKind.Inline => OfParts(column.Type!.FieldArray, cell),
        ColumnKind.Repeated => OfItems(column, cell),
        _ => BinaryPrimitives.ReadInt32LittleEndian(cell) == 0 ? Nothing : "...",
    };

    /// <summary>A text between quotes, cut if it is long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quote">What to put around it.</param>
    /// <param name="start">The first character that matters.</param>
    public static string Quote(string text, char quote = '"', int start = 0)
    {
        StringBuilder quoted = new();
        quoted.Append(quote).Append(start > 0 ? "..." : "");
        foreach (char character in text.AsSpan(start, Math.Min(MaxText, text.Length - start)))
        {
            if (character == quote || character == '\\')
                quoted.Append('\\').Append(character);
            else if (char.IsControl(character) || char.IsSurrogate(character))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else
                quoted.Append(character);
        }

        return quoted.Append(start + MaxText < text.Length ? "..." : "").Append(quote).ToString();
    }

    /// <summary>Two texts, from a little before the first character that differs if they are long.</summary>
    public static (string, string) QuoteBoth(string first, string second)
    {
        bool areShort = Math.Max(first.Length, second.Length) <= MaxText;
        int start = areShort ? 0 : Math.Max(0, first.AsSpan().CommonPrefixLength(second) - (MaxText / 4));
        return (Quote(first, start: start), Quote(second, start: start));
    }

    private static string? OfText(IGraphRows graph, GraphReference obj) =>
        graph.TypeOf(obj.Type)?.Kind == StateTypeKind.Text && graph.TextOf(obj.Ordinal) is { } text ? Quote(text) : null;

    private static string OfInteger(ReadOnlySpan<byte> cell, int width, bool isSigned)
    {
        // Little endian: what is left of the 16 bytes is the sign.
        Span<byte> bytes = stackalloc byte[16];
        bytes.Fill(isSigned && (cell[width - 1] & 0x80) != 0 ? byte.MaxValue : (byte)0);
        cell[..width].CopyTo(bytes);
        return isSigned
            ? BinaryPrimitives.ReadInt128LittleEndian(bytes).ToString(CultureInfo.InvariantCulture)
            : BinaryPrimitives.ReadUInt128LittleEndian(bytes).ToString(CultureInfo.InvariantCulture);
    }

    private static string OfFloat(ReadOnlySpan<byte> cell, int width) => width switch
    {
        2 => BinaryPrimitives.ReadHalfLittleEndian(cell).ToString(CultureInfo.InvariantCulture),
        4 => BinaryPrimitives.ReadSingleLittleEndian(cell).ToString(CultureInfo.InvariantCulture),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(cell).ToString(CultureInfo.InvariantCulture),
    };

    private static string OfDecimal(ReadOnlySpan<int> parts)
    {
        try
        {
            return new decimal(parts).ToString(CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            return "no number";
        }
    }

    private static string OfDate(ulong bits) => (bits & TicksMask) <= (ulong)DateTime.MaxValue.Ticks
        ? Unsafe.BitCast<ulong, DateTime>(bits).ToString("O", CultureInfo.InvariantCulture)
        : "no date";

    private static string OfParts(FieldSchema[] fields, ReadOnlySpan<byte> cell)
    {
        List<string> parts = [];
        foreach (FieldSchema field in fields)
            parts.Add(Of(field.Column, cell[field.Offset..]));
        return $"({string.Join(", ", parts)})";
    }

    private static string OfItems(ColumnSchema column, ReadOnlySpan<byte> cell)
    {
        List<string> items = [];
        for (int i = 0; i < column.Count; i++)
            items.Add(Of(column.Inner!, cell[(i * column.Inner!.Width)..]));
        return $"[{string.Join(", ", items)}]";
    }
}
