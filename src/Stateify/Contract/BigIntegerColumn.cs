using System.ComponentModel;
using System.Numerics;
using Stateify.Codecs;
using Bytes = Stateify.Contract.ArrayReference<byte, Stateify.Contract.Scalar<byte>>;

namespace Stateify.Contract;

/// <summary>An integer of any size: its bytes, low ones first, in two's complement.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerColumn : IColumn<BigInteger>
{
    private const int LongInteger = 1024;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<BigInteger>(("bytes", Bytes.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, BigInteger value) => Bytes.Write(cell, value.ToByteArray());

    /// <inheritdoc/>
    public static BigInteger Read(RowReader cell)
    {
        if (Bytes.Read(cell) is { } bytes)
        {
            // Any number of integers can be made of the same bytes.
            if (bytes.Length >= LongInteger)
                cell.CheckBudget();
            return new BigInteger(bytes);
        }

        cell.ThrowBadValue("An integer has no bytes.");
        return default;
    }
}
