using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>A savable struct, its fields in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Inline<T> : IColumn<T>
    where T : struct, ISavableStruct<T>
{
    /// <inheritdoc/>
    public static int Width => T.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Inline(T.Type, T.Width);

    /// <inheritdoc/>
    public static bool HasHooks => T.Type.NeedsSaveHooks || T.Type.NeedsLoadHooks;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T value) => T.SaveFields(in value, cell);

    /// <inheritdoc/>
    public static T Read(RowReader cell)
    {
        T value = default;
        T.LoadFields(ref value, cell);
        return value;
    }

    /// <inheritdoc/>
    public static void WriteStored(RowWriter cell, ref T value) => T.SaveFields(in value, cell);

    /// <inheritdoc/>
    public static void RunBeforeSave(ref T value, SaveContext context) => T.RunBeforeSave(ref value, context);

    /// <inheritdoc/>
    public static void RunAfterSave(ref T value, SaveContext context) => T.RunAfterSave(ref value, context);

    /// <inheritdoc/>
    public static void RunAfterLoad(ref T value, RowReader cell, LoadContext context) => T.RunAfterLoad(ref value, cell, context);
}
