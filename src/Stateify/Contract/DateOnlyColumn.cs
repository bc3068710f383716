using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A day: the number of days since 0001-01-01.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyColumn : IColumn<DateOnly>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<DateOnly>(("day", Scalar<int>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, DateOnly value) => cell.Write(0, value.DayNumber);

    /// <inheritdoc/>
    public static DateOnly Read(RowReader cell)
    {
        int day = cell.Read<int>(0);
        if ((uint)day > (uint)DateOnly.MaxValue.DayNumber)
            cell.ThrowBadValue("A day lies after the year 9999.");
        return DateOnly.FromDayNumber(day);
    }
}
