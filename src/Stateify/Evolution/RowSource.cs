using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Evolution;

/// <summary>
/// Where the rows of a table come from, in the layout of the program: straight from the image, converted, or, for a clone, from the
/// walk that wrote them. Used by one thread.
/// </summary>
internal abstract class RowSource
{
    /// <summary>Whether every row has a value for every column.</summary>
    public virtual bool IsComplete => true;

    /// <summary>Takes the offset of the first row in the image, if there is one.</summary>
    public virtual void Place(long offset)
    {
    }

    /// <summary>At least one and at most <paramref name="max"/> rows, as many as can be had at once; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Rows(long first, long max);

    /// <summary>One row; valid until the next call, and apart from those of <see cref="Rows"/>.</summary>
    public abstract ReadOnlySpan<byte> Row(long row);

    /// <summary>One row, all values of which are known to fit.</summary>
    public virtual ReadOnlySpan<byte> SoundRow(long row) => Row(row);

    /// <summary>Finds a byte that <see cref="Rows"/> or <see cref="Row"/> gave last; for errors.</summary>
    public abstract bool TryLocate(ref byte cell, out long row, out int offset);
}

/// <summary>Rows that the image holds as the program lays them out.</summary>
internal sealed class ImageRows(ImageReader image, int width) : RowSource
{
    private long _start;

    public override void Place(long offset) => _start = offset;

    public override ReadOnlySpan<byte> Rows(long first, long max) => image.Rows(_start + (first * width), width, max);

    public override ReadOnlySpan<byte> Row(long row) => image.Bytes(_start + (row * width), width);

    public override bool TryLocate(ref byte cell, out long row, out int offset)
    {
        long inRows = image.OffsetOf(ref cell) - _start;
        (row, long inRow) = Math.DivRem(inRows, width);
        offset = (int)inRow;
        return inRows >= 0;
    }
}

/// <summary>Rows where a walk has written them.</summary>
internal sealed class WalkedRows(RowBuffer rows) : RowSource
{
    public override ReadOnlySpan<byte> Rows(long first, long max) => rows.Slice(first, max);

    public override ReadOnlySpan<byte> Row(long row) => rows.Slice(row, 1);

    public override bool TryLocate(ref byte cell, out long row, out int offset) => rows.TryLocate(ref cell, out row, out offset);
}

/// <summary>Rows that are converted a block at a time, so that they are still in the cache when they are read.</summary>
internal sealed class ConvertedRows(ImageReader image, RowPlan plan, StateType type) : RowSource
{
    private const int BlockBytes = 16 * 1024;

    private readonly int _blockRows = Math.Max(1, BlockBytes / plan.ToWidth);
    private readonly byte[] _row = new byte[plan.ToWidth];
    private byte[] _block = [];
    private long _first;
    private long _start;

    public override bool IsComplete => type.FieldArray.All(column => plan.Present[column.Offset]);

    public override void Place(long offset) => _start = offset;

    public override ReadOnlySpan<byte> Rows(long first, long max)
    {
        if (_block.Length == 0)
            _block = new byte[_blockRows * plan.ToWidth];
        ReadOnlySpan<byte> saved = image.Rows(_start + (first * plan.FromWidth), plan.FromWidth, Math.Min(max, _blockRows));
        int rows = saved.Length / plan.FromWidth;
        _first = first;
        if (plan.Convert(saved, _block, rows, out int badRow) is { } field)
            throw new MisfitException(field, type, first + badRow);
        return _block.AsSpan(0, rows * plan.ToWidth);
    }

    public override ReadOnlySpan<byte> Row(long row)
    {
        // Only for hooks, order and paths: a value that does not fit fails the load where it is read.
        Convert(row);
        return _row;
    }

    public override ReadOnlySpan<byte> SoundRow(long row) => Convert(row) is { } field ? throw new MisfitException(field, type, row) : _row;

    public override bool TryLocate(ref byte cell, out long row, out int offset)
    {
        row = 0;
        offset = 0;
        if (_block.Length == 0)
            return false;
        nint inBlock = Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(_block), ref cell);
        row = _first + (inBlock / plan.ToWidth);
        offset = (int)(inBlock % plan.ToWidth);
        return inBlock >= 0 && inBlock < _block.Length;
    }

    /// <summary>Converts one row.</summary>
    /// <returns>The field whose value does not fit, or null.</returns>
    private string? Convert(long row) => plan.Convert(image.Bytes(_start + (row * plan.FromWidth), plan.FromWidth), _row, 1, out _);
}
