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
    public static void Write(RowWriter cell, T? value) => Current.Write(cell, value);

    /// <inheritdoc/>
    public static T? Read(RowReader cell) => Current.Read(cell);

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
    }

    private sealed class ColumnCodec<TColumn> : Codec
        where TColumn : struct, IColumn<T>
    {
        public override int Width => TColumn.Width;

        public override ColumnSchema Schema => TColumn.Schema;

        public override void Write(RowWriter cell, T? value) => TColumn.Write(cell, value);

        public override T? Read(RowReader cell) => TColumn.Read(cell);
    }

    private sealed class AnyCodec : Codec
    {
        public override int Width => ColumnSchema.Any.Width;

        public override ColumnSchema Schema => ColumnSchema.Any;

        public override void Write(RowWriter cell, T? value) => cell.WriteReference(0, value);

        public override T? Read(RowReader cell) => cell.ReadReferenceAs<T>(0);
    }
}
