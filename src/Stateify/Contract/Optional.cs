using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stateify.Contract;

/// <summary>A value that may be missing: one byte that says so, and the value's own column, zero if it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Optional<T, TColumn> : IColumn<T?>
    where T : struct
    where TColumn : struct, IColumn<T>
{
    /// <inheritdoc/>
    public static int Width => TColumn.Width + 1;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Optional(TColumn.Schema);

    /// <inheritdoc/>
    public static bool HasHooks => TColumn.HasHooks;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T? value)
    {
        cell.Write(0, value.HasValue);
        if (value.HasValue)
            TColumn.Write(cell.At(1), value.GetValueOrDefault());
        else
            cell.At(1).Zero(TColumn.Width);
    }

    /// <inheritdoc/>
    public static T? Read(RowReader cell) => cell.ReadBoolean(0) ? TColumn.Read(cell.At(1)) : null;

    /// <inheritdoc/>
    public static void WriteStored(RowWriter cell, ref T? value)
    {
        cell.Write(0, value.HasValue);
        if (value.HasValue)
            TColumn.WriteStored(cell.At(1), ref Stored(ref value));
        else
            cell.At(1).Zero(TColumn.Width);
    }

    /// <inheritdoc/>
    public static void RunBeforeSave(ref T? value, SaveContext context)
    {
        if (value.HasValue)
            TColumn.RunBeforeSave(ref Stored(ref value), context);
    }

    /// <inheritdoc/>
    public static void RunAfterSave(ref T? value, SaveContext context)
    {
        if (value.HasValue)
            TColumn.RunAfterSave(ref Stored(ref value), context);
    }

    /// <inheritdoc/>
    public static void RunAfterLoad(ref T? value, RowReader cell, LoadContext context)
    {
        if (value.HasValue)
            TColumn.RunAfterLoad(ref Stored(ref value), cell.At(1), context);
    }

    private static ref T Stored(ref T? value) => ref Unsafe.AsRef(in Nullable.GetValueRefOrDefaultRef(in value));
}
