using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Graph;

/// <summary>
/// Fixed-width rows in chunks that never move, so that a row can be written while later rows are being added. A row's place
/// follows from its number alone. The first chunks can be where the rows are needed in the end.
/// </summary>
internal sealed unsafe class RowBuffer
{
    private readonly int _width;
    private readonly int _shift;
    private readonly int _mask;
    private readonly bool _isPadding;
    private readonly List<byte[]> _rented = [];
    private nint[] _chunks = [];
    private int _chunkCount;
    private nint _place;
    private int _chunksInPlace;

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

    private int ChunkBytes => _width << _shift;

    /// <summary>Whether rows are where the caller of <see cref="Settle"/> needs them.</summary>
    public bool IsInPlace => _chunksInPlace != 0;

    /// <summary>Rows that fit in the chunks there are.</summary>
    public long Capacity => (long)_chunkCount << _shift;

    /// <summary>The first byte of a row below <see cref="Capacity"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Row(long row)
    {
        nint chunk = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks), (nint)(row >> _shift));
        return ref *(byte*)(chunk + ((nint)((int)row & _mask) * _width));
    }

    /// <summary>The rows of a chunk.</summary>
    public int RowsInChunk => _mask + 1;

    /// <summary>The address of the chunk that a row is in, which stays valid until <see cref="Clear"/>.</summary>
    /// <param name="row">A row below <see cref="Capacity"/>.</param>
    /// <param name="inChunk">The row's number in it.</param>
    public nint ChunkOf(long row, out int inChunk)
    {
        inChunk = (int)row & _mask;
        return _chunks[(int)(row >> _shift)];
    }

    /// <summary>Has the rows that come next, as far as they fit, written to a place of the caller's.</summary>
    /// <param name="place">Where the first row goes; pinned until <see cref="Clear"/>.</param>
    /// <param name="bytes">The bytes there.</param>
    public void Settle(nint place, long bytes)
    {
        _place = place;
        _chunksInPlace = (int)(bytes / ChunkBytes);
    }

    /// <summary>Moves the rows that were written to the caller's place to memory of this buffer.</summary>
    public void MoveAway()
    {
        for (int chunk = 0; chunk < Math.Min(_chunksInPlace, _chunkCount); chunk++)
        {
            nint rented = Rent();
            new Span<byte>((void*)_chunks[chunk], ChunkBytes).CopyTo(new Span<byte>((void*)rented, ChunkBytes));
            _chunks[chunk] = rented;
        }

        _chunksInPlace = 0;
    }

    /// <summary>Makes rows below <paramref name="rows"/> addressable; their contents are arbitrary.</summary>
    public void EnsureCapacity(long rows)
    {
        while (Capacity < rows)
        {
            if (_chunkCount == _chunks.Length)
                Array.Resize(ref _chunks, Math.Max(4, _chunkCount * 2));
            nint chunk = _chunkCount < _chunksInPlace ? _place + ((nint)_chunkCount * ChunkBytes) : Rent();
            if (_isPadding)
                new Span<byte>((void*)chunk, ChunkBytes).Clear();
            _chunks[_chunkCount++] = chunk;
        }
    }

    /// <summary>The bytes of consecutive rows from <paramref name="first"/>, up to the end of its chunk.</summary>
    public Span<byte> Slice(long first, long rows)
    {
        int inChunk = (int)first & _mask;
        int count = (int)Math.Min(rows, _mask + 1 - inChunk);
        return new Span<byte>((void*)(_chunks[(int)(first >> _shift)] + ((nint)inChunk * _width)), count * _width);
    }

    /// <summary>Finds the row a byte is in.</summary>
    public bool TryLocate(ref byte cell, out long row, out int offset)
    {
        for (int chunk = 0; chunk < _chunkCount; chunk++)
        {
            nint inChunk = (nint)Unsafe.AsPointer(ref cell) - _chunks[chunk];
            if (inChunk < 0 || inChunk >= ChunkBytes)
                continue;
            row = ((long)chunk << _shift) + (inChunk / _width);
            offset = (int)(inChunk % _width);
            return true;
        }

        row = 0;
        offset = 0;
        return false;
    }

    /// <summary>Copies the first rows to one place, on all cores, unless they are there already.</summary>
    public void CopyTo(Memory<byte> place, long rows, CancellationToken token)
    {
        int chunks = (int)(((rows * _width) + ChunkBytes - 1) / ChunkBytes);
        Parallel.For(Math.Min(_chunksInPlace, chunks), chunks, new ParallelOptions { CancellationToken = token }, chunk =>
        {
            int start = chunk * ChunkBytes;
            int length = (int)Math.Min(ChunkBytes, (rows * _width) - start);
            new Span<byte>((void*)_chunks[chunk], length).CopyTo(place.Span[start..]);
        });
    }

    public void Clear()
    {
        foreach (byte[] chunk in _rented)
            ChunkPool.Return(chunk);
        _rented.Clear();
        _chunks = [];
        _chunkCount = 0;
        _chunksInPlace = 0;
    }

    private nint Rent()
    {
        byte[] chunk = ChunkPool.Rent(ChunkBytes);
        _rented.Add(chunk);
        return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(chunk));
    }
}
