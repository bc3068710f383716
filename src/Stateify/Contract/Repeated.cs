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

    /// <summary>The same for elements with hooks.</summary>
    public static void WriteStored<T, TColumn>(RowWriter cell, Span<T> items)
        where TColumn : struct, IColumn<T>
    {
        for (int i = 0; i < items.Length; i++)
            TColumn.WriteStored(cell.At(i * TColumn.Width), ref items[i]);
    }

    /// <summary>Reads as many elements as the column has.</summary>
    public static void Read<T, TColumn>(RowReader cell, Span<T> items)
        where TColumn : struct, IColumn<T>
    {
        for (int i = 0; i < items.Length; i++)
            items[i] = TColumn.Read(cell.At(i * TColumn.Width))!;
    }

    /// <summary>Runs the <c>BeforeSave</c> hooks of the elements.</summary>
    public static void RunBeforeSave<T, TColumn>(Span<T> items, SaveContext context)
        where TColumn : struct, IColumn<T>
    {
        foreach (ref T item in items)
            TColumn.RunBeforeSave(ref item, context);
    }

    /// <summary>Runs the <c>AfterSave</c> hooks of the elements.</summary>
    public static void RunAfterSave<T, TColumn>(Span<T> items, SaveContext context)
        where TColumn : struct, IColumn<T>
    {
        foreach (ref T item in items)
            TColumn.RunAfterSave(ref item, context);
    }

    /// <summary>Runs the load hooks of the elements.</summary>
    public static void RunAfterLoad<T, TColumn>(Span<T> items, RowReader cell, LoadContext context)
        where TColumn : struct, IColumn<T>
    {
        for (int i = 0; i < items.Length; i++)
            TColumn.RunAfterLoad(ref items[i], cell.At(i * TColumn.Width), context);
    }
}
