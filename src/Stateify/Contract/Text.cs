using System.ComponentModel;
using Stateify.Types;

namespace Stateify.Contract;

/// <summary>A reference to a string. Two references to one string stay that; equal strings stay two.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Text : IColumn<string>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Exact(TypeRegistry.Text);

    /// <inheritdoc/>
    public static void Write(RowWriter cell, string? value) =>
        cell.Write(0, value is null ? 0 : cell.Table(TypeRegistry.Text).Ordinal(value));

    /// <inheritdoc/>
    public static string? Read(RowReader cell) => cell.ReadExact<string>(0, TypeRegistry.Text);
}
