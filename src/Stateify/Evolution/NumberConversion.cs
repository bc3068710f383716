using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Stateify.Contract;

namespace Stateify.Evolution;

/// <summary>Numbers of other widths and kinds. A value that the new type cannot hold exactly does not fit.</summary>
internal static class NumberConversion
{
    /// <summary>The conversion between two kinds of numbers; null if there is none.</summary>
    public static Conversion? Find(ColumnKind from, int fromWidth, ColumnKind to, int toWidth)
    {
        bool fromInteger = from is ColumnKind.Signed or ColumnKind.Unsigned;
        return to switch
        {
            ColumnKind.Signed or ColumnKind.Unsigned when fromInteger && Math.Max(fromWidth, toWidth) <= 8 =>
                new IntegerToInteger(from, fromWidth, to, toWidth),
            ColumnKind.Signed or ColumnKind.Unsigned when fromInteger => new WideIntegerToInteger(from, fromWidth, to, toWidth),
            ColumnKind.Float when fromInteger => new IntegerToFloat(from, fromWidth, toWidth),
            ColumnKind.Float when from == ColumnKind.Float => new FloatToFloat(fromWidth, toWidth),
            ColumnKind.Decimal when fromInteger && fromWidth <= 8 => new IntegerToDecimal(from),
            _ => null,
        };
    }

    /// <summary>A saved integer. <c>UInt128</c> values above <c>Int128.MaxValue</c> come out negative: see the callers.</summary>
    private static Int128 ReadInteger(ReadOnlySpan<byte> cell, bool isSigned) => (cell.Length, isSigned) switch
    {
        (1, true) => (sbyte)cell[0],
        (1, false) => cell[0],
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(cell),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(cell),
        (4, true) => BinaryPrimitives.ReadInt32LittleEndian(cell),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(cell),
        (8, true) => BinaryPrimitives.ReadInt64LittleEndian(cell),
        (8, false) => BinaryPrimitives.ReadUInt64LittleEndian(cell),
        _ => BinaryPrimitives.ReadInt128LittleEndian(cell),
    };

    private static double ReadFloat(ReadOnlySpan<byte> cell) => cell.Length switch
    {
        2 => (double)BinaryPrimitives.ReadHalfLittleEndian(cell),
        4 => BinaryPrimitives.ReadSingleLittleEndian(cell),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(cell),
    };

    /// <summary>Writes a number.</summary>
    /// <returns>What a reader will find there.</returns>
    private static double WriteFloat(Span<byte> cell, double value)
    {
        switch (cell.Length)
        {
            case 2:
                BinaryPrimitives.WriteHalfLittleEndian(cell, (Half)value);
                return (double)(Half)value;
            case 4:
                BinaryPrimitives.WriteSingleLittleEndian(cell, (float)value);
                return (float)value;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(cell, value);
                return value;
        }
    }

    private static long ReadLong(ReadOnlySpan<byte> cell, bool isSigned) => (cell.Length, isSigned) switch
    {
        (1, true) => (sbyte)cell[0],
        (1, false) => cell[0],
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(cell),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(cell),
        (4, true) => BinaryPrimitives.ReadInt32LittleEndian(cell),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(cell),
        _ => BinaryPrimitives.ReadInt64LittleEndian(cell),
    };

    /// <summary>Integers of at most 64 bits.</summary>
    private sealed class IntegerToInteger(ColumnKind from, int fromWidth, ColumnKind to, int toWidth) : Conversion
    {
        private readonly bool _fromSigned = from == ColumnKind.Signed;
        private readonly bool _toSigned = to == ColumnKind.Signed;

        public override bool IsLossless => Holds(_fromSigned, fromWidth, _toSigned, toWidth);

        public override int ConvertColumn(CellColumn from, CellColumn to, int rows)
        {
            bool isIntToLong = _fromSigned && _toSigned && fromWidth == sizeof(int) && toWidth == sizeof(long);
            if (!isIntToLong)
                return base.ConvertColumn(from, to, rows);
            for (int row = 0; row < rows; row++)
                Unsafe.WriteUnaligned(ref to.At(row), (long)Unsafe.ReadUnaligned<int>(ref from.At(row)));
            return -1;
        }

        public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
        {
            long value = ReadLong(from[..fromWidth], _fromSigned);
            switch (toWidth)
            {
                case 1:
                    to[0] = (byte)value;
                    break;
                case 2:
                    BinaryPrimitives.WriteInt16LittleEndian(to, (short)value);
                    break;
                case 4:
                    BinaryPrimitives.WriteInt32LittleEndian(to, (int)value);
                    break;
                default:
                    BinaryPrimitives.WriteInt64LittleEndian(to, value);
                    break;
            }

            // The same number, and not only the same bits, must come back.
            return ReadLong(to[..toWidth], _toSigned) == value && (value >= 0 || _fromSigned == _toSigned);
        }
    }

    /// <summary>Integers of which one has 128 bits.</summary>
    private sealed class WideIntegerToInteger(ColumnKind from, int fromWidth, ColumnKind to, int toWidth) : Conversion
    {
        private readonly bool _fromSigned = from == ColumnKind.Signed;
        private readonly bool _toSigned = to == ColumnKind.Signed;

        public override bool IsLossless => Holds(_fromSigned, fromWidth, _toSigned, toWidth);

        public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
        {
            Int128 value = ReadInteger(from[..fromWidth], _fromSigned);
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteInt128LittleEndian(bytes, value);
            bytes[..toWidth].CopyTo(to);
            return ReadInteger(to[..toWidth], _toSigned) == value && (value >= 0 || _fromSigned == _toSigned);
        }
    }

    private static bool Holds(bool fromSigned, int fromWidth, bool toSigned, int toWidth) =>
        fromSigned == toSigned ? toWidth >= fromWidth : toSigned && toWidth > fromWidth;

    private sealed class IntegerToFloat(ColumnKind from, int fromWidth, int toWidth) : Conversion
    {
        private readonly bool _isSigned = from == ColumnKind.Signed;

        public override bool IsLossless => toWidth switch
        {
            8 => fromWidth <= 4,
            4 => fromWidth <= 2,
            _ => fromWidth <= 1,
        };

        public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
        {
            Int128 value = ReadInteger(from[..fromWidth], _isSigned);
            double written = WriteFloat(to[..toWidth], (double)value);

            // The largest double below 2^127 is exact; anything outside does not convert back.
            return double.IsFinite(written) && Math.Abs(written) < 1.7e38 && (Int128)written == value && (_isSigned || value >= 0);
        }
    }

    private sealed class FloatToFloat(int fromWidth, int toWidth) : Conversion
    {
        public override bool IsLossless => toWidth >= fromWidth;

        public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
        {
            double value = ReadFloat(from[..fromWidth]);
            double written = WriteFloat(to[..toWidth], value);
            return written.Equals(value);
        }
    }

    private sealed class IntegerToDecimal(ColumnKind from) : Conversion
    {
        private readonly bool _isSigned = from == ColumnKind.Signed;

        public override bool TryConvert(ReadOnlySpan<byte> from, Span<byte> to)
        {
            Span<int> words = stackalloc int[4];
            decimal.GetBits((decimal)ReadInteger(from, _isSigned), words);
            for (int i = 0; i < words.Length; i++)
                BinaryPrimitives.WriteInt32LittleEndian(to[(i * 4)..], words[i]);
            return true;
        }
    }
}
