using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Stateify.Contract;

/// <summary>
/// A window of an array, or of a string: a reference to it, the first element and the number of elements. Windows of one array
/// still overlap after a load.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryColumn<T, TColumn> : IColumn<Memory<T>>
    where TColumn : struct, IColumn<T>
{
    /// <inheritdoc/>
    public static int Width => ReadOnlyMemoryColumn<T, TColumn>.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = MemoryWindow.SchemaOf<Memory<T>>();

    /// <inheritdoc/>
    public static void Write(RowWriter cell, Memory<T> value) => MemoryWindow.Write<T>(cell, value);

    /// <inheritdoc/>
    public static Memory<T> Read(RowReader cell) => MemoryMarshal.AsMemory(MemoryWindow.Read<T>(cell));
}

/// <inheritdoc cref="MemoryColumn{T, TColumn}"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryColumn<T, TColumn> : IColumn<ReadOnlyMemory<T>>
    where TColumn : struct, IColumn<T>
{
    /// <inheritdoc/>
    public static int Width => MemoryWindow.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = MemoryWindow.SchemaOf<ReadOnlyMemory<T>>();

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ReadOnlyMemory<T> value) => MemoryWindow.Write(cell, value);

    /// <inheritdoc/>
    public static ReadOnlyMemory<T> Read(RowReader cell) => MemoryWindow.Read<T>(cell);
}
