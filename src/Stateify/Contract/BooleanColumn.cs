using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>A truth value: one byte, 0 or 1. Any other byte is refused: .NET code misbehaves on such a <see cref="bool"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanColumn : IColumn<bool>
{
    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Scalar(ColumnKind.Boolean, 1);

    /// <inheritdoc/>
    public static void Write(RowWriter cell, bool value) => cell.Write(0, value ? (byte)1 : (byte)0);

    /// <inheritdoc/>
    public static bool Read(RowReader cell)
    {
        byte value = cell.Read<byte>(0);
        if (value > 1)
            cell.ThrowBadValue("A truth value is neither 0 nor 1.");
        return value != 0;
    }
}
