using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Evolution;

/// <summary>
/// How rows as an image holds them become rows as the program lays them out: made once for a type, then applied to blocks of rows,
/// column by column.
/// </summary>
internal sealed class RowPlan
{
    private readonly int _fromWidth;
    private readonly int _toWidth;
    private readonly List<Copy> _copies = [];
    private readonly List<Step> _steps = [];
    private readonly bool[] _present;
    private int _covered;

    /// <summary>Makes a plan that fills nothing.</summary>
    /// <param name="fromWidth">The bytes of a saved row.</param>
    /// <param name="toWidth">The bytes of the program's.</param>
    public RowPlan(int fromWidth, int toWidth)
    {
        _fromWidth = fromWidth;
        _toWidth = toWidth;
        _present = new bool[toWidth];
    }

    /// <summary>Whether every value of every column fits.</summary>
    public bool IsLossless => _steps.TrueForAll(static step => step.Conversion.IsLossless);

    /// <summary>Whether rows come out as they go in.</summary>
    public bool IsIdentity => _fromWidth == _toWidth && _steps.Count == 0 && _copies.TrueForAll(static copy => copy.From == copy.To);

    /// <summary>The bytes of a saved row.</summary>
    public int FromWidth => _fromWidth;

    /// <summary>The bytes of the program's rows.</summary>
    public int ToWidth => _toWidth;

    /// <summary>By the offset of a column in the program's row, whether the image has a value for it.</summary>
    public bool[] Present => _present;

    /// <summary>Takes a column over.</summary>
    public void Add(string field, int from, int fromLength, int to, int toLength, Conversion conversion)
    {
        _present[to] = true;
        _covered += toLength;
        if (conversion is not SameBytes)
        {
            _steps.Add(new Step(field, from, fromLength, to, toLength, conversion));
            return;
        }

        // Neighbours that stay neighbours are one copy.
        if (_copies.Count > 0 && _copies[^1] is var last && last.From + last.Length == from && last.To + last.Length == to)
            _copies[^1] = last with { Length = last.Length + fromLength };
        else
            _copies.Add(new Copy(from, to, fromLength));
    }

    /// <summary>Converts one row.</summary>
    /// <returns>Whether all values fit.</returns>
    public bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to) => Convert(from, to, 1, out _) is null;

    /// <summary>Converts a block of rows.</summary>
    /// <param name="from">The saved rows.</param>
    /// <param name="to">Where the program's go.</param>
    /// <param name="rows">How many.</param>
    /// <param name="badRow">The first row with a value that does not fit.</param>
    /// <returns>The field whose value does not fit, or null.</returns>
    public string? Convert(ReadOnlySpan<byte> from, Span<byte> to, int rows, out int badRow)
    {
        badRow = 0;
        to = to[..(rows * _toWidth)];
        if (_covered < _toWidth || _steps.Count > 0)
            to.Clear();
        from = from[..(rows * _fromWidth)];
        foreach (Copy copy in _copies)
            CopyColumn(copy, from, to, rows);
        foreach (Step step in _steps)
        {
            badRow = step.Conversion.ConvertColumn(new CellColumn(from, step.From, step.FromLength, _fromWidth), new CellColumn(to, step.To, step.ToLength, _toWidth), rows);
            if (badRow >= 0)
                return step.Field;
        }

        return null;
    }

    private void CopyColumn(Copy copy, ReadOnlySpan<byte> from, Span<byte> to, int rows)
    {
        // The spans were cut to size: every column of every row lies within.
        ref byte source = ref Unsafe.Add(ref MemoryMarshal.GetReference(from), copy.From);
        ref byte target = ref Unsafe.Add(ref MemoryMarshal.GetReference(to), copy.To);
        switch (copy.Length)
        {
            case sizeof(int):
                CopyCells<int>(ref source, ref target, rows);
                break;
            case sizeof(long):
                CopyCells<long>(ref source, ref target, rows);
                break;
            default:
                for (nint row = 0; row < rows; row++)
                    Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref target, row * _toWidth), ref Unsafe.Add(ref source, row * _fromWidth), (uint)copy.Length);
                break;
        }
    }

    private void CopyCells<T>(ref byte source, ref byte target, int rows)
    {
        nint fromWidth = _fromWidth;
        nint toWidth = _toWidth;
        for (nint row = 0; row < rows; row++)
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, row * toWidth), Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref source, row * fromWidth)));
    }

    private readonly record struct Copy(int From, int To, int Length);

    private readonly record struct Step(string Field, int From, int FromLength, int To, int ToLength, Conversion Conversion);
}
