using System.Runtime.CompilerServices;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Hands out the rows of one collection's elements, in order.</summary>
internal ref struct ElementWriter
{
    private readonly ElementTable _table;
    private readonly int _width;
    private ref byte _cell;
    private int _inChunk;
    private long _next;

    public ElementWriter(ElementTable table, int ordinal)
    {
        _table = table;
        _width = table.Rows.Width;
        _next = table.FirstRow(ordinal);
        Remaining = table.Length(ordinal);
    }

    /// <summary>Elements that were announced and not yet written.</summary>
    public int Remaining { get; private set; }

    /// <summary>The row of the next element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowWriter Next()
    {
        if (_inChunk == 0)
            NextChunk();
        _inChunk--;
        Remaining--;
        _table.CurrentElementsLeft = Remaining;
        RowWriter row = new(ref _cell, _table);
        _cell = ref Unsafe.Add(ref _cell, _width);
        return row;
    }

    private void NextChunk()
    {
        if (Remaining == 0)
            throw StateErrors.Mutated(_table.Type.Name);
        _table.Session.Watch?.Tick();
        Span<byte> rows = _table.Rows.Slice(_next, Remaining);
        _cell = ref rows[0];
        _inChunk = rows.Length / _width;
        _next += _inChunk;
    }
}
