using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Graph;

/// <summary>
/// Fixed-width rows in chunks that never move, so that a row can be written while later rows are being added. A row's place
/// follows from its number alone.
/// </summary>
internal sealed class RowBuffer
{
    private readonly int _width;
    private readonly int _shift;
    private readonly int _mask;
    private readonly bool _isPadding;
    private byte[][] _chunks = [];
    private int _chunkCount;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="width">The bytes of a row.</param>
    /// <param name="isPadding">Whether nobody writes the rows: they are there to be counted.</param>
    public RowBuffer(int width, bool isPadding = false)
    {
        _width = width;
        _isPadding = isPadding;
        _shift = BitOperations.Log2((uint)Math.Max(1, ChunkPool.ChunkSize / width));
        _mask = (1 << _shift) - 1;
    }

    public int Width => _width;

    /// <summary>Rows that fit in the chunks there are.</summary>
    public long Capacity => (long)_chunkCount << _shift;

    /// <summary>The first byte of a row below <see cref="Capacity"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Row(long row)
    {
        byte[] chunk = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks), (nint)(row >> _shift));
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(chunk), (nint)((int)row & _mask) * _width);
    }

    /// <summary>The rows of a chunk.</summary>
    public int RowsInChunk => _mask + 1;

    /// <summary>The address of the chunk that a row is in, which stays valid until <see cref="Clear"/>.</summary>
    /// <param name="row">A row below <see cref="Capacity"/>.</param>
    /// <param name="inChunk">The row's number in it.</param>
    public unsafe nint ChunkOf(long row, out int inChunk)
    {
        inChunk = (int)row & _mask;
        return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_chunks[(int)(row >> _shift)]));
    }

    /// <summary>Makes rows below <paramref name="rows"/> addressable; their contents are arbitrary.</summary>
    public void EnsureCapacity(long rows)
    {
        while (Capacity < rows)
        {
            if (_chunkCount == _chunks.Length)
                Array.Resize(ref _chunks, Math.Max(4, _chunkCount * 2));
            byte[] chunk = ChunkPool.Rent(_width << _shift);
            if (_isPadding)
                Array.Clear(chunk);
            _chunks[_chunkCount++] = chunk;
        }
    }

    /// <summary>The bytes of consecutive rows from <paramref name="first"/>, up to the end of its chunk.</summary>
    public Span<byte> Slice(long first, long rows)
    {
        int inChunk = (int)first & _mask;
        int count = (int)Math.Min(rows, _mask + 1 - inChunk);
        return _chunks[(int)(first >> _shift)].AsSpan(inChunk * _width, count * _width);
    }

    /// <summary>Finds the row a byte is in.</summary>
    public bool TryLocate(ref byte cell, out long row, out int offset)
    {
        for (int chunk = 0; chunk < _chunkCount; chunk++)
        {
            nint inChunk = Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(_chunks[chunk]), ref cell);
            if (inChunk < 0 || inChunk >= _width << _shift)
                continue;
            row = ((long)chunk << _shift) + (inChunk / _width);
            offset = (int)(inChunk % _width);
            return true;
        }

        row = 0;
        offset = 0;
        return false;
    }

    /// <summary>Copies the first rows to one place, on all cores.</summary>
    public void CopyTo(Memory<byte> place, long rows, CancellationToken token)
    {
        int chunkBytes = _width << _shift;
        int chunks = (int)(((rows * _width) + chunkBytes - 1) / chunkBytes);
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = token }, chunk =>
        {
            int start = chunk * chunkBytes;
            int length = (int)Math.Min(chunkBytes, (rows * _width) - start);
            _chunks[chunk].AsSpan(0, length).CopyTo(place.Span[start..]);
        });
    }

    public void Clear()
    {
        for (int i = 0; i < _chunkCount; i++)
            ChunkPool.Return(_chunks[i]);
        _chunks = [];
        _chunkCount = 0;
    }
}
