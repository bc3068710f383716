using System.ComponentModel;
using System.Numerics;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A complex number: its real and its imaginary part.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComplexColumn : IColumn<Complex>
{
    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<Complex>(("real", Scalar<double>.Schema), ("imaginary", Scalar<double>.Schema));

    /// <inheritdoc/>
    public static bool IsBlock => true;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, Complex value) => cell.Write(0, value);

    /// <inheritdoc/>
    public static Complex Read(RowReader cell) => cell.Read<Complex>(0);
}
