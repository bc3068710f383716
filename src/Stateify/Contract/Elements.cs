using System.ComponentModel;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Contract;

/// <summary>
/// The elements of a class derived from a collection: the ordinal by which the object itself is known among the collections, where
/// its elements are saved. Nothing else refers to that ordinal.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Elements<T> : IColumn<T>
    where T : class
{
    private static StateType? _type;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Exact(Type);

    private static StateType Type => _type ??= TypeRegistry.Find(typeof(T)) ?? throw StateErrors.Unsavable(typeof(T));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T? value) => cell.Write(0, cell.Table(Type).Ordinal(value!));

    /// <inheritdoc/>
    public static T? Read(RowReader cell) => cell.ReadExact<T>(0, Type);
}
