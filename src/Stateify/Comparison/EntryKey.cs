using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>The key of an entry as a text, if it is a value or a string: two keys have the same text if they are the same.</summary>
internal static class EntryKey
{
    /// <summary>The key; null if it is, or refers to, an object.</summary>
    public static string? Of(ElementRows rows, int entry)
    {
        StringBuilder key = new();
        return TryAppend(key, rows.Graph, rows.Type.FieldArray[0].Column, rows.Row(entry)) ? key.ToString() : null;
    }

    /// <summary>Whether two collections have the same key in one place.</summary>
    public static bool AreSame(ElementRows expected, ElementRows actual, int entry)
    {
        ColumnSchema column = expected.Type.FieldArray[0].Column;
        return RowReferences.CanRefer(column)
            ? Of(expected, entry) is { } key && key == Of(actual, entry)
            : expected.Row(entry)[..column.Width].SequenceEqual(actual.Row(entry)[..column.Width]);
    }

    // Bytes are characters, and strings have their lengths before them, so that no two keys make one text.
    private static bool TryAppend(StringBuilder key, IGraphRows graph, ColumnSchema column, ReadOnlySpan<byte> cell)
    {
        switch (column.Kind)
        {
            case ColumnKind.Exact:
                return TryAppend(key, graph, new(graph.IdOf(column.Type!), BinaryPrimitives.ReadInt32LittleEndian(cell)));
            case ColumnKind.Any:
                return TryAppend(key, graph, MemoryMarshal.Read<GraphReference>(cell));
            case ColumnKind.Optional:
                key.Append((char)cell[0]);
                return cell[0] == 0 || TryAppend(key, graph, column.Inner!, cell[1..]);
            case ColumnKind.Repeated:
                for (int at = 0; at < column.Width; at += column.Inner!.Width)
                {
                    if (!TryAppend(key, graph, column.Inner!, cell[at..]))
                        return false;
                }

                return true;
            case ColumnKind.Inline:
                foreach (FieldSchema field in column.Type!.FieldArray)
                {
                    if (!TryAppend(key, graph, field.Column, cell[field.Offset..]))
                        return false;
                }

                return true;
            default:
                foreach (byte part in cell[..column.Width])
                    key.Append((char)part);
                return true;
        }
    }

    private static bool TryAppend(StringBuilder key, IGraphRows graph, GraphReference obj)
    {
        StateType? type = obj.Ordinal == 0 ? null : graph.TypeOf(obj.Type);
        switch (type?.Kind)
        {
            case null:
                key.Append('-');
                return true;
            case StateTypeKind.Text:
                string text = graph.TextOf(obj.Ordinal)!;
                key.Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text);
                return true;
            case StateTypeKind.Box when !RowReferences.CanRefer(type.FieldArray[0].Column):
                key.Append(CultureInfo.InvariantCulture, $"{type.Index};");
                return TryAppend(key, graph, type.FieldArray[0].Column, graph.Row(obj.Type, obj.Ordinal - 1));
            default:
                return false;
        }
    }
}
