using System.ComponentModel;
using System.Text;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A Unicode scalar value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RuneColumn : IColumn<Rune>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<Rune>(("value", Scalar<int>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, Rune value) => cell.Write(0, value.Value);

    /// <inheritdoc/>
    public static Rune Read(RowReader cell)
    {
        int value = cell.Read<int>(0);
        if (!Rune.IsValid(value))
            cell.ThrowBadValue("A Unicode scalar value is none.");
        return new Rune(value);
    }
}
