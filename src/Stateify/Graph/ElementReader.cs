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
    private readonly int _ordinal;
    private ref byte _cell;
    private int _inBlock;
    private long _next;
    private int _left;

    public ElementReader(ElementLoadTable table, int ordinal)
    {
        _table = table;
        _ordinal = ordinal;
        _width = table.Type.Width;
        _next = table.FirstRow(ordinal);
        Length = _left = table.Length(ordinal);
    }

    public int Length { get; }

    /// <summary>The name of the collection's type.</summary>
    public readonly string TypeName => _table.Type.Name;

    /// <summary>Whether keys are compared as their type says.</summary>
    public readonly bool ComparesByDefault => _table.HasComparer && _table.Comparer(_ordinal).Ordinal == 0;

    /// <summary>The row of one element, out of turn.</summary>
    public readonly RowReader Row(int index) => new(_table.Source.SoundRow(_table.FirstRow(_ordinal) + index), _table);

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
            _table.Session.Budget.Check(_table);
        ReadOnlySpan<byte> rows = _table.Source.Rows(_next, Math.Min(_left, MaxBlockRows));
        _cell = ref MemoryMarshal.GetReference(rows);
        _inBlock = rows.Length / _width;
        _next += _inBlock;
        _left -= _inBlock;
    }
}
