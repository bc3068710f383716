using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A time of day: the time since midnight.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyColumn : IColumn<TimeOnly>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<TimeOnly>(("time", Scalar<TimeSpan>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, TimeOnly value) => cell.Write(0, value.Ticks);

    /// <inheritdoc/>
    public static TimeOnly Read(RowReader cell)
    {
        long ticks = cell.Read<long>(0);
        if ((ulong)ticks > (ulong)TimeOnly.MaxValue.Ticks)
            cell.ThrowBadValue("A time is later than its day.");
        return new TimeOnly(ticks);
    }
}
