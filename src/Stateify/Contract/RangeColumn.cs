using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>Where a range starts and where it ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RangeColumn : IColumn<Range>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<Range>(("start", IndexColumn.Schema), ("end", IndexColumn.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, Range value)
    {
        IndexColumn.Write(cell, value.Start);
        IndexColumn.Write(cell.At(IndexColumn.Width), value.End);
    }

    /// <inheritdoc/>
    public static Range Read(RowReader cell) => new(IndexColumn.Read(cell), IndexColumn.Read(cell.At(IndexColumn.Width)));
}
