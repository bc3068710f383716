using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A date as a clock shows it, and how many minutes that clock is ahead of UTC.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetColumn : IColumn<DateTimeOffset>
{
    private const long MaxOffset = 14 * TimeSpan.TicksPerHour;

    /// <inheritdoc/>
    public static int Width => 10;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<DateTimeOffset>(("clock", DateTimeColumn.Schema), ("offset", Scalar<short>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, DateTimeOffset value)
    {
        DateTimeColumn.Write(cell, value.DateTime);
        cell.Write(8, (short)value.TotalOffsetMinutes);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(RowReader cell)
    {
        DateTime clock = DateTimeColumn.Read(cell);
        long offset = cell.Read<short>(8) * TimeSpan.TicksPerMinute;
        bool isPossible = clock.Kind == DateTimeKind.Unspecified
            && Math.Abs(offset) <= MaxOffset
            && clock.Ticks - offset >= DateTime.MinValue.Ticks
            && clock.Ticks - offset <= DateTime.MaxValue.Ticks;
        if (!isPossible)
            cell.ThrowBadValue("A date with an offset from UTC is impossible.");
        return new DateTimeOffset(clock, new TimeSpan(offset));
    }
}
