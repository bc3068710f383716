using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Evolution;

/// <summary>
/// Rows that have gone through <c>Upgrade</c>. All of them go at once, when the first is asked for: user code must not run twice.
/// </summary>
internal sealed class UpgradedRows(LoadSession session, RowLoadTable table, RowUpgrade upgrade) : RowSource
{
    private readonly int _width = table.Type.Width;
    private readonly RowBuffer _rows = new(table.Type.Width);
    private bool[][]? _present;
    private long _last = -1;
    private long _start;

    public override bool IsComplete => false;

    public override void Place(long offset) => _start = offset;

    // One at a time: rows differ in the fields they have.
    public override ReadOnlySpan<byte> Rows(long first, long max) => Row(first);

    public override ReadOnlySpan<byte> Row(long row)
    {
        UpgradeAll();
        _last = row;
        table.Present = _present![row];
        return MemoryMarshal.CreateReadOnlySpan(ref _rows.Row(row), _width);
    }

    public override bool TryLocate(ref byte cell, out long row, out int offset)
    {
        row = _last;
        offset = 0;
        if (_last < 0)
            return false;
        nint inRow = Unsafe.ByteOffset(ref _rows.Row(_last), ref cell);
        offset = (int)inRow;
        return inRow >= 0 && inRow < _width;
    }

    private void UpgradeAll()
    {
        if (_present is not null)
            return;
        ImageReader image = session.Image;
        _present = new bool[table.Count][];
        _rows.EnsureCapacity(table.Count);
        for (int row = 0; row < table.Count; row++)
        {
            session.Watch?.Tick();
            session.SetCurrent(table, row + 1);
            session.Budget.Check(table);
            ReadOnlySpan<byte> saved = image.Bytes(_start + ((long)row * upgrade.SavedWidth), upgrade.SavedWidth);
            _present[row] = upgrade.Convert(session, saved, MemoryMarshal.CreateSpan(ref _rows.Row(row), _width));
        }

        session.SetCurrent(table, 1);
    }
}
