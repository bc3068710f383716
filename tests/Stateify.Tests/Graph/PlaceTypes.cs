using System.Numerics;

[assembly: Stateify.SavableType(typeof(Stateify.Tests.Graph.Cell<object>))]

namespace Stateify.Tests.Graph;

/// <summary>A value that has no parts.</summary>
[Savable]
public partial struct Nothing;

/// <summary>A value behind a reference.</summary>
[Savable]
public sealed partial class Cell<T>
{
    public T? Value;
}

/// <summary>One type in every place that a value, an array or a window can have.</summary>
[Savable]
public sealed partial class Places<T>
{
    public T? Value;
    public Cell<T>? Pointer;
    public object? Any;
    public object? AnyPointer;
    public T[]? Array;
    public Cell<T[]>? ArrayPointer;
    public List<T>? List;
    public ArraySegment<T> Whole;
    public ArraySegment<T> Front;
    public ArraySegment<T> None;
    public Memory<T> Rest;
}

/// <summary>The types of the values that are tried in every place.</summary>
[Savable]
public sealed partial class AllPlaces
{
    public Places<bool>? Bool;
    public Places<sbyte>? SByte;
    public Places<byte>? Byte;
    public Places<short>? Short;
    public Places<ushort>? UShort;
    public Places<int>? Int;
    public Places<uint>? UInt;
    public Places<long>? Long;
    public Places<ulong>? ULong;
    public Places<Int128>? Int128;
    public Places<UInt128>? UInt128;
    public Places<char>? Char;
    public Places<Half>? Half;
    public Places<float>? Float;
    public Places<double>? Double;
    public Places<decimal>? Decimal;
    public Places<Complex>? Complex;
    public Places<string>? Text;
    public Places<Nothing>? Nothing;
}
