[assembly: Stateify.SavableType(typeof(System.Collections.Generic.Dictionary<int, object>[]))]

namespace Stateify.Tests.Graph;

/// <summary>Dictionaries from one type of key to every type of value: in place, behind a reference, and behind <c>object</c>.</summary>
[Savable]
public sealed partial class MapsFrom<TKey>
    where TKey : notnull
{
    public Dictionary<TKey, bool>? ToBool;
    public Dictionary<TKey, sbyte>? ToSByte;
    public Dictionary<TKey, byte>? ToByte;
    public Dictionary<TKey, short>? ToShort;
    public Dictionary<TKey, ushort>? ToUShort;
    public Dictionary<TKey, int>? ToInt;
    public Dictionary<TKey, uint>? ToUInt;
    public Dictionary<TKey, long>? ToLong;
    public Dictionary<TKey, ulong>? ToULong;
    public Dictionary<TKey, char>? ToChar;
    public Dictionary<TKey, double>? ToDouble;
    public Dictionary<TKey, decimal>? ToDecimal;
    public Dictionary<TKey, string>? ToText;
    public Dictionary<TKey, Nothing>? ToNothing;
    public Dictionary<TKey, Cell<bool>?>? ToCellOfBool;
    public Dictionary<TKey, Cell<sbyte>?>? ToCellOfSByte;
    public Dictionary<TKey, Cell<byte>?>? ToCellOfByte;
    public Dictionary<TKey, Cell<short>?>? ToCellOfShort;
    public Dictionary<TKey, Cell<ushort>?>? ToCellOfUShort;
    public Dictionary<TKey, Cell<int>?>? ToCellOfInt;
    public Dictionary<TKey, Cell<uint>?>? ToCellOfUInt;
    public Dictionary<TKey, Cell<long>?>? ToCellOfLong;
    public Dictionary<TKey, Cell<ulong>?>? ToCellOfULong;
    public Dictionary<TKey, Cell<char>?>? ToCellOfChar;
    public Dictionary<TKey, Cell<double>?>? ToCellOfDouble;
    public Dictionary<TKey, Cell<decimal>?>? ToCellOfDecimal;
    public Dictionary<TKey, Cell<string>?>? ToCellOfText;
    public Dictionary<TKey, Cell<Nothing>?>? ToCellOfNothing;
    public Dictionary<TKey, object?>? ToAny;
}

/// <summary>Every type of key: in place, and behind a reference.</summary>
[Savable]
public sealed partial class AllMaps
{
    public MapsFrom<bool>? FromBool;
    public MapsFrom<sbyte>? FromSByte;
    public MapsFrom<byte>? FromByte;
    public MapsFrom<short>? FromShort;
    public MapsFrom<ushort>? FromUShort;
    public MapsFrom<int>? FromInt;
    public MapsFrom<uint>? FromUInt;
    public MapsFrom<long>? FromLong;
    public MapsFrom<ulong>? FromULong;
    public MapsFrom<char>? FromChar;
    public MapsFrom<double>? FromDouble;
    public MapsFrom<decimal>? FromDecimal;
    public MapsFrom<string>? FromText;
    public MapsFrom<Nothing>? FromNothing;
    public MapsFrom<Cell<bool>>? FromCellOfBool;
    public MapsFrom<Cell<sbyte>>? FromCellOfSByte;
    public MapsFrom<Cell<byte>>? FromCellOfByte;
    public MapsFrom<Cell<short>>? FromCellOfShort;
    public MapsFrom<Cell<ushort>>? FromCellOfUShort;
    public MapsFrom<Cell<int>>? FromCellOfInt;
    public MapsFrom<Cell<uint>>? FromCellOfUInt;
    public MapsFrom<Cell<long>>? FromCellOfLong;
    public MapsFrom<Cell<ulong>>? FromCellOfULong;
    public MapsFrom<Cell<char>>? FromCellOfChar;
    public MapsFrom<Cell<double>>? FromCellOfDouble;
    public MapsFrom<Cell<decimal>>? FromCellOfDecimal;
    public MapsFrom<Cell<string>>? FromCellOfText;
    public MapsFrom<Cell<Nothing>>? FromCellOfNothing;
}
