using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Stateify.Contract;

/// <summary>An immutable array: a reference to the array it is a view of, so that views of one array stay that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayColumn<T, TArrayColumn> : IColumn<ImmutableArray<T>>
    where TArrayColumn : struct, IColumn<T[]>
{
    /// <inheritdoc/>
    public static int Width => TArrayColumn.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema => TArrayColumn.Schema;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ImmutableArray<T> value) =>
        TArrayColumn.Write(cell, ImmutableCollectionsMarshal.AsArray(value));

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(RowReader cell) => ImmutableCollectionsMarshal.AsImmutableArray(TArrayColumn.Read(cell));
}
