using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Graph;

/// <summary>
/// The objects that have an ordinal but no row yet, as ranges of ordinals, last found first. Taking the latest range first
/// walks the graph depth-first, the order in which most programs allocate; what one row finds stays one range, and so does
/// what the rows of a chain within one type find, so that a list costs one entry however long it is.
/// </summary>
/// <remarks>Invariant: a range above <c>_floor</c> was found since an object was last taken from here; only such a range may grow.</remarks>
internal sealed class WorkStack
{
    private const int InitialLength = 256;
    private const int CompactAt = 1 << 14;
    private const int LookBack = 8;
    private WorkRange[] _ranges = new WorkRange[InitialLength];
    private int _top;
    private int _floor;
    private int _compactAt = CompactAt;
    private int _limit = InitialLength;

    /// <summary>The table whose objects come next; 0 when nothing is left.</summary>
    public int NextTable => _ranges[_top].Table;

    public void Clear()
    {
        _top = 0;
        _floor = 0;
    }

    /// <summary>Adds an object that was just found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int table, int ordinal)
    {
        ref WorkRange top = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ranges), _top);
        if (_top > _floor && top.Table == table && top.End == ordinal)
            top.End = ordinal + 1;
        else
            PushApart(table, ordinal);
    }

    /// <summary>Adds consecutive objects, from <paramref name="next"/> up to but not including <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int table, int next, int end)
    {
        int index = _top + 1;
        if (index >= _limit)
        {
            MakeRoom();
            index = _top + 1;
        }

        _top = index;
        ref WorkRange top = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ranges), index);
        top.Table = table;
        top.Next = next;
        top.End = end;
    }

    /// <summary>Takes the next object if it is one of <paramref name="table"/>.</summary>
    /// <returns>Its ordinal, or 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(int table, out int ordinal)
    {
        int index = _top;
        ref WorkRange top = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ranges), index);
        ordinal = top.Next;
        if (top.Table != table)
            return false;
        int next = ordinal + 1;
        if (next != top.End)
            top.Next = next;
        else
            _top = --index;
        _floor = index;
        return true;
    }

    /// <summary>Whether an object still waits for its row.</summary>
    public bool Contains(int table, int ordinal)
    {
        for (int i = 1; i <= _top; i++)
        {
            if (_ranges[i].Table == table && _ranges[i].Next <= ordinal && ordinal < _ranges[i].End)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Adds an object to one of the last few ranges, or to a new one. Elements that refer to objects of several types, such as the
    /// entries of a dictionary, find them in turns.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushApart(int table, int ordinal)
    {
        for (int i = _top - 1; i > Math.Max(_floor, _top - LookBack); i--)
        {
            ref WorkRange range = ref _ranges[i];
            if (range.Table == table && range.End == ordinal)
            {
                range.End = ordinal + 1;
                return;
            }
        }

        Push(table, ordinal, ordinal + 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoom()
    {
        if (_top + 1 >= _compactAt)
            Compact();
        if (_top + 1 == _ranges.Length)
            Array.Resize(ref _ranges, _ranges.Length * 2);
        _limit = Math.Min(_compactAt, _ranges.Length);
    }

    /// <summary>
    /// Joins ranges that have become neighbours: along a list whose nodes each leave something behind, what they leave has
    /// consecutive ordinals. The order among ranges may change, and no byte of the output depends on it being any other:
    /// compaction happens at a size, not at a time.
    /// </summary>
    private void Compact()
    {
        int kept = _floor;
        Span<WorkRange> pending = _ranges.AsSpan(1, kept);
        pending.Sort(static (a, b) => a.Table != b.Table ? a.Table.CompareTo(b.Table) : a.Next.CompareTo(b.Next));
        int last = 0;
        for (int i = 1; i <= kept; i++)
        {
            if (last > 0 && _ranges[last].Table == _ranges[i].Table && _ranges[last].End == _ranges[i].Next)
                _ranges[last].End = _ranges[i].End;
            else
                _ranges[++last] = _ranges[i];
        }

        int current = _top - kept;
        Array.Copy(_ranges, kept + 1, _ranges, last + 1, current);
        _floor = last;
        _top = last + current;
        _compactAt = Math.Max(CompactAt, _top * 2);
    }

    private struct WorkRange
    {
        public int Table;
        public int Next;
        public int End;
    }
}
