using System.ComponentModel;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>
/// The column of a type parameter in an open generic savable type, known only for a closed one: a reference for classes, and
/// for value types the column registered by whoever closed the type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DynamicColumn<T> : IColumn<T>
{
    private static Codec? _codec;

    /// <inheritdoc/>
    public static int Width => Current.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema => Current.Schema;

    private static Codec Current => _codec ?? (typeof(T).IsValueType
        ? throw StateErrors.Unsavable(typeof(T))
        : _codec = new AnyCodec());

    /// <inheritdoc/>
    public static bool HasHooks => Current.HasHooks;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T? value) => Current.Write(cell, value);

    /// <inheritdoc/>
    public static T? Read(RowReader cell) => Current.Read(cell);

    /// <inheritdoc/>
    public static void WriteStored(RowWriter cell, ref T value) => Current.WriteStored(cell, ref value);

    /// <inheritdoc/>
    public static void RunBeforeSave(ref T value, SaveContext context) => Current.RunBeforeSave(ref value, context);

    /// <inheritdoc/>
    public static void RunAfterSave(ref T value, SaveContext context) => Current.RunAfterSave(ref value, context);

    /// <inheritdoc/>
    public static void RunAfterLoad(ref T value, RowReader cell, LoadContext context) => Current.RunAfterLoad(ref value, cell, context);

    /// <summary>Sets the column of a value type.</summary>
    internal static void Use<TColumn>()
        where TColumn : struct, IColumn<T>
    {
        _codec ??= new ColumnCodec<TColumn>();
    }

    private abstract class Codec
    {
        public abstract int Width { get; }

        public abstract ColumnSchema Schema { get; }

        public abstract void Write(RowWriter cell, T? value);

        public abstract T? Read(RowReader cell);

        public virtual bool HasHooks => false;

        public virtual void WriteStored(RowWriter cell, ref T value) => Write(cell, value);

        public virtual void RunBeforeSave(ref T value, SaveContext context)
        {
        }

        public virtual void RunAfterSave(ref T value, SaveContext context)
        {
        }

        public virtual void RunAfterLoad(ref T value, RowReader cell, LoadContext context)
        {
        }
    }

    private sealed class ColumnCodec<TColumn> : Codec
        where TColumn : struct, IColumn<T>
    {
        public override int Width => TColumn.Width;

        public override ColumnSchema Schema => TColumn.Schema;

        public override void Write(RowWriter cell, T? value) => TColumn.Write(cell, value);

        public override T? Read(RowReader cell) => TColumn.Read(cell);

        public override bool HasHooks => TColumn.HasHooks;

        public override void WriteStored(RowWriter cell, ref T value)
        {
            if (TColumn.HasHooks)
                TColumn.WriteStored(cell, ref value);
            else
                TColumn.Write(cell, value);
        }

        public override void RunBeforeSave(ref T value, SaveContext context) => TColumn.RunBeforeSave(ref value, context);

        public override void RunAfterSave(ref T value, SaveContext context) => TColumn.RunAfterSave(ref value, context);

        public override void RunAfterLoad(ref T value, RowReader cell, LoadContext context) => TColumn.RunAfterLoad(ref value, cell, context);
    }

    private sealed class AnyCodec : Codec
    {
        public override int Width => ColumnSchema.Any.Width;

        public override ColumnSchema Schema => ColumnSchema.Any;

        public override void Write(RowWriter cell, T? value) => cell.WriteReference(0, value);

        public override T? Read(RowReader cell) => cell.ReadReferenceAs<T>(0);
    }
}
