using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>Two arrays or lists of values that memory holds as rows do, compared a piece at a time.</summary>
internal readonly struct BlockPieces(IBlockElements elements, object expected, object actual, StateType type)
{
    private const int PieceBytes = 1 << 20;

    /// <summary>The column of an element.</summary>
    public ColumnSchema Column => type.FieldArray[0].Column;

    /// <summary>The most elements to compare at once.</summary>
    public int MaxLength => PieceBytes / type.Width;

    public ReadOnlySpan<byte> Expected(int element) => elements.Bytes(expected, element, 1);

    public ReadOnlySpan<byte> Actual(int element) => elements.Bytes(actual, element, 1);

    /// <summary>The first element from <paramref name="first"/> that differs, or <paramref name="end"/>.</summary>
    public int FindDifference(int first, int end)
    {
        ReadOnlySpan<byte> expectedBytes = elements.Bytes(expected, first, end - first);
        int same = expectedBytes.CommonPrefixLength(elements.Bytes(actual, first, end - first));
        return first + (same / type.Width);
    }
}
