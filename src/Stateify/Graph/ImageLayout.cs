using Stateify.Contract;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>Where an image has the rows of its largest table.</summary>
/// <param name="Largest">The type of the table; null if no table has rows.</param>
/// <param name="RowsAt">The bytes of the image before its rows.</param>
/// <param name="RowsEnd">The bytes of the image up to their end.</param>
/// <param name="IsSteady">Whether the image before had the same table at the same place.</param>
internal sealed record ImageLayout(StateType? Largest, long RowsAt, long RowsEnd, bool IsSteady = false)
{
    /// <summary>The layout of an image that is going to be written.</summary>
    /// <param name="tables">The tables, complete.</param>
    /// <param name="schemaLength">The bytes of the type table.</param>
    public static ImageLayout Of(IReadOnlyList<SaveTable> tables, int schemaLength)
    {
        ImageLayout layout = new(null, 0, 0);
        long end = ImageFormat.HeaderLength + schemaLength;
        foreach (SaveTable table in tables)
        {
            long start = end;
            end += table.SectionLength;
            if (table is RowTable && end - start > layout.RowsEnd - layout.RowsAt)
                layout = new ImageLayout(table.Type, start, end);
        }

        return layout;
    }

    /// <summary>This layout, after another.</summary>
    public ImageLayout After(ImageLayout? last) =>
        this with { IsSteady = last is not null && ReferenceEquals(last.Largest, Largest) && last.RowsAt == RowsAt };
}
