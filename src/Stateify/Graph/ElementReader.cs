using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Hands out the rows of one collection's elements, in order. The caller asks for exactly <see cref="Length"/>.</summary>
internal ref struct ElementReader
{
    private const int MaxBlockRows = 4096;

    private readonly ElementLoadTable _table;
    private readonly int _width;
    private ref byte _cell;
    private int _inBlock;
    private long _next;
    private int _left;
    private long _blockStart;

    public ElementReader(ElementLoadTable table, int ordinal)
    {
        _table = table;
        _width = table.Type.Width;
        _next = table.FirstRow(ordinal);
        Length = _left = table.Length(ordinal);
    }

    public int Length { get; }

    /// <summary>The row of the next element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowReader Next()
    {
        if (_inBlock == 0)
            NextBlock();
        _inBlock--;
        RowReader row = new(ref _cell, _table);
        _cell = ref Unsafe.Add(ref _cell, _width);
        return row;
    }

    private void NextBlock()
    {
        _table.Session.Watch?.Tick(StatePhase.Fill, _table.Session.CurrentOrdinal, _next * _width);
        if (Length > MaxBlockRows)
            CheckLimits();
        ReadOnlySpan<byte> rows = _table.Source.Rows(_next, Math.Min(_left, MaxBlockRows));
        _cell = ref MemoryMarshal.GetReference(rows);
        _inBlock = rows.Length / _width;
        _next += _inBlock;
        _left -= _inBlock;
    }

    /// <summary>Looks at the memory that a long collection has taken, and at its keys if those of the last block took long.</summary>
    private void CheckLimits()
    {
        _table.Session.Budget.Check(_table);
        if (!_table.HasComparer)
            return;
        if (_blockStart != 0 && KeySpread.IsSuspicious(_blockStart))
            _table.DemandSpreadKeys();
        _blockStart = Stopwatch.GetTimestamp();
    }
}
