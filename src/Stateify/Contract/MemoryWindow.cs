using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Codecs;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>The row of a window of an array or a string.</summary>
internal static class MemoryWindow
{
    public const int Width = 16;

    private const int OffsetAt = 8;
    private const int LengthAt = 12;

    public static ColumnSchema SchemaOf<TMemory>()
        where TMemory : struct
    {
        return PartsType.SchemaOf<TMemory>(
            ("array", ColumnSchema.Any), ("offset", Scalar<int>.Schema), ("length", Scalar<int>.Schema));
    }

    public static void Write<T>(RowWriter cell, ReadOnlyMemory<T> memory)
    {
        (object? whole, int offset) = Whole(memory);
        cell.WriteReference(0, whole);
        cell.Write(OffsetAt, offset);
        cell.Write(LengthAt, memory.Length);
    }

    public static ReadOnlyMemory<T> Read<T>(RowReader cell)
    {
        object? whole = cell.ReadReference<object>(0);
        int offset = cell.Read<int>(OffsetAt);
        int length = cell.Read<int>(LengthAt);
        int available = whole switch
        {
            null => 0,
            T[] array => array.Length,
            string text when typeof(T) == typeof(char) => text.Length,
            _ => -1,
        };
        if ((uint)offset > (uint)available || (uint)length > (uint)(available - offset) || available < 0)
            cell.ThrowBadValue("A window lies outside of its array, or over something else.");
        if (whole is not string chars)
            return whole is null ? default : new ReadOnlyMemory<T>((T[])whole, offset, length);
        ReadOnlyMemory<char> window = chars.AsMemory(offset, length);
        return Unsafe.As<ReadOnlyMemory<char>, ReadOnlyMemory<T>>(ref window);
    }

    private static (object? Whole, int Offset) Whole<T>(ReadOnlyMemory<T> memory)
    {
        if (memory.Equals(default))
            return (null, 0);
        if (typeof(T) == typeof(char)
            && MemoryMarshal.TryGetString(Unsafe.As<ReadOnlyMemory<T>, ReadOnlyMemory<char>>(ref memory), out string? text, out int start, out _))
        {
            return (text, start);
        }

        // Gives the platform's own empty array for whatever else is empty.
        if (MemoryMarshal.TryGetArray(memory, out ArraySegment<T> segment))
            return (segment.Array, segment.Offset);
        throw StateErrors.UnsavableMemory(typeof(T));
    }
}
