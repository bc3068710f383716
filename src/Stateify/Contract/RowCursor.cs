using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Contract;

/// <summary>Walks over the objects of a table and their rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RowCursor
{
    private const int MaxBlockRows = 4096;

    private readonly RowLoadTable _table;
    private readonly int _width;
    private ref byte _row;
    private int _inBlock;
    private int _ordinal;

    internal RowCursor(RowLoadTable table)
    {
        _table = table;
        _ordinal = table.First - 1;
        _width = table.Type.Width;
    }

    /// <summary>Moves to the next object.</summary>
    /// <param name="next">The object.</param>
    /// <param name="row">Its row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext([NotNullWhen(true)] out object? next, out RowReader row)
    {
        if (_inBlock == 0 && !NextBlock())
        {
            next = null;
            row = default;
            return false;
        }

        _inBlock--;
        next = _table.Get(++_ordinal);
        row = new RowReader(ref _row, _table);
        _row = ref Unsafe.Add(ref _row, _width);
        return true;
    }

    private bool NextBlock()
    {
        int left = _table.Last - _ordinal;
        if (left == 0)
            return false;
        _table.Session.Watch?.Tick(StatePhase.Fill, _ordinal, (long)_ordinal * _width);
        _table.Session.Budget.Check(_table);
        ReadOnlySpan<byte> rows = _table.Source.Rows(_ordinal, Math.Min(left, MaxBlockRows));
        _row = ref MemoryMarshal.GetReference(rows);
        _inBlock = rows.Length / _width;
        return true;
    }
}
