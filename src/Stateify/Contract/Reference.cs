using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>A reference to an object of any registered type: the column of interfaces, open classes and <see cref="object"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Reference<T> : IColumn<T>
    where T : class
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static ColumnSchema Schema => ColumnSchema.Any;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T? value) => cell.WriteReference(0, value);

    /// <inheritdoc/>
    public static T? Read(RowReader cell) => cell.ReadReference<T>(0);
}
