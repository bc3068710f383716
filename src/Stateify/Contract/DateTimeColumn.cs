using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stateify.Contract;

/// <summary>A <see cref="DateTime"/>: 62 bits of ticks and 2 bits of kind, local times not converted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeColumn : IColumn<DateTime>
{
    private const ulong TicksMask = 0x3FFF_FFFF_FFFF_FFFF;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Scalar(ColumnKind.DateTime, 8);

    /// <inheritdoc/>
    public static void Write(RowWriter cell, DateTime value) => cell.Write(0, Unsafe.BitCast<DateTime, ulong>(value));

    /// <inheritdoc/>
    public static DateTime Read(RowReader cell)
    {
        ulong bits = cell.Read<ulong>(0);
        if ((bits & TicksMask) > (ulong)DateTime.MaxValue.Ticks)
            cell.ThrowBadValue("A date lies after the year 9999.");
        return Unsafe.BitCast<ulong, DateTime>(bits);
    }
}
