using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>The elements of an inline array or a fixed buffer, one after the other in the row of the struct that they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Repeated
{
    /// <summary>Writes as many elements as the column has.</summary>
    public static void Write<T, TColumn>(RowWriter cell, Span<T> items)
        where TColumn : struct, IColumn<T>
    {
        for (int i = 0; i < items.Length; i++)
            TColumn.Write(cell.At(i * TColumn.Width), items[i]);
    }

    /// <summary>Reads as many elements as the column has.</summary>
    public static void Read<T, TColumn>(RowReader cell, Span<T> items)
        where TColumn : struct, IColumn<T>
    {
        for (int i = 0; i < items.Length; i++)
            items[i] = TColumn.Read(cell.At(i * TColumn.Width))!;
    }
}
