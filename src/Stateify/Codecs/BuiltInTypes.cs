using System.Collections;
using System.Numerics;
using System.Text;
using Stateify.Contract;
using Stateify.Memory;

namespace Stateify.Codecs;

/// <summary>The types of the platform that every program can save without declaring them.</summary>
internal static class BuiltInTypes
{
    public static void Register(TypeSet types)
    {
        types.Add(new PlainObjectType());
        AddValue<bool, BooleanColumn>(types);
        AddValue<sbyte, Scalar<sbyte>>(types);
        AddValue<byte, Scalar<byte>>(types);
        AddValue<short, Scalar<short>>(types);
        AddValue<ushort, Scalar<ushort>>(types);
        AddValue<int, Scalar<int>>(types);
        AddValue<uint, Scalar<uint>>(types);
        AddValue<long, Scalar<long>>(types);
        AddValue<ulong, Scalar<ulong>>(types);
        AddValue<Int128, Scalar<Int128>>(types);
        AddValue<UInt128, Scalar<UInt128>>(types);
        AddValue<Half, Scalar<Half>>(types);
        AddValue<float, Scalar<float>>(types);
        AddValue<double, Scalar<double>>(types);
        AddValue<decimal, DecimalColumn>(types);
        AddValue<char, Scalar<char>>(types);
        AddValue<Guid, Scalar<Guid>>(types);
        AddValue<DateTime, DateTimeColumn>(types);
        AddValue<TimeSpan, Scalar<TimeSpan>>(types);
        AddValue<BigInteger, BigIntegerColumn>(types);
        AddValue<Complex, ComplexColumn>(types);
        AddValue<DateTimeOffset, DateTimeOffsetColumn>(types);
        AddValue<DateOnly, DateOnlyColumn>(types);
        AddValue<TimeOnly, TimeOnlyColumn>(types);
        AddValue<Rune, RuneColumn>(types);
        AddValue<Index, IndexColumn>(types);
        AddValue<Range, RangeColumn>(types);
        AddValue<PageRange, PageRangeColumn>(types);
        types.Add(new UntypedWeakReferenceType());
        types.Add(BuiltType<Uri, UriParts>.Instance);
        types.Add(BuiltType<Version, VersionParts>.Instance);
        types.Add(BuiltType<StringBuilder, StringBuilderParts>.Instance);
        types.Add(BuiltType<BitArray, BitArrayParts>.Instance);
        types.Add(BuiltType<Type, TypeParts>.Instance);
        types.Add(BuiltType<StringComparer, StringComparers>.Instance);
        types.Add(new SingletonType(ReferenceEqualityComparer.Instance, typeof(ReferenceEqualityComparer)));
        types.AddComparers<string>();
        types.AddComparers<object>();
        types.AddArray<string, Contract.Text>();
        types.AddList<string, Contract.Text>();
        types.AddArray<object, Reference<object>>();
        types.AddList<object, Reference<object>>();
    }

    private static void AddValue<T, TColumn>(TypeSet types)
        where T : struct
        where TColumn : struct, IColumn<T>
    {
        types.AddValue<T, TColumn>();
        types.AddOptional<T, TColumn>();
        types.AddArray<T, TColumn>();
        types.AddList<T, TColumn>();
    }
}
