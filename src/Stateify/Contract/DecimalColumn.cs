using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>A <see cref="decimal"/>: low, middle and high word and flags, as <see cref="decimal.GetBits(decimal)"/> gives them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalColumn : IColumn<decimal>
{
    private const int UnusedFlags = 0x7F00FFFF;
    private const int MaxScale = 28;

    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Scalar(ColumnKind.Decimal, 16);

    /// <inheritdoc/>
    public static void Write(RowWriter cell, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        for (int i = 0; i < bits.Length; i++)
            cell.Write(i * sizeof(int), bits[i]);
    }

    /// <inheritdoc/>
    public static decimal Read(RowReader cell)
    {
        int flags = cell.Read<int>(12);
        if ((flags & UnusedFlags) != 0 || ((flags >> 16) & 0xFF) > MaxScale)
            cell.ThrowBadValue("The flags of a decimal number are impossible.");
        return new decimal([cell.Read<int>(0), cell.Read<int>(4), cell.Read<int>(8), flags]);
    }
}
