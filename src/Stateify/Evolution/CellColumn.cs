using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Evolution;

/// <summary>The cells of one column in a block of rows.</summary>
internal readonly ref struct CellColumn
{
    private readonly ref byte _first;
    private readonly int _length;
    private readonly nint _rowWidth;

    /// <summary>Takes a column.</summary>
    /// <param name="rows">Whole rows; as many as will be asked for.</param>
    /// <param name="offset">The column's place in a row.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="rowWidth">The bytes of a row.</param>
    public CellColumn(ReadOnlySpan<byte> rows, int offset, int length, int rowWidth)
    {
        _first = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), offset);
        _length = length;
        _rowWidth = rowWidth;
    }

    /// <summary>The cell of a row.</summary>
    public Span<byte> this[int row] => MemoryMarshal.CreateSpan(ref At(row), _length);

    /// <summary>The first byte of the cell of a row.</summary>
    public ref byte At(int row) => ref Unsafe.Add(ref _first, row * _rowWidth);
}
