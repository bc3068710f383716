using System.Reflection;

namespace Stateify.Tests.Evolution;

/// <summary>Numbers that are saved wide and loaded narrow: each comes back as it was, or the load fails and says which did not fit.</summary>
public sealed class RangeTests
{
    private const double OnlyDouble = 1.0000000000000002;

    [Theory]
    [InlineData("SByte", (long)sbyte.MinValue, sbyte.MinValue - 1L)]
    [InlineData("SByte", (long)sbyte.MaxValue, sbyte.MaxValue + 1L)]
    [InlineData("Short", (long)short.MinValue, short.MinValue - 1L)]
    [InlineData("Short", (long)short.MaxValue, short.MaxValue + 1L)]
    [InlineData("Int", (long)int.MinValue, int.MinValue - 1L)]
    [InlineData("Int", (long)int.MaxValue, int.MaxValue + 1L)]
    [InlineData("Byte", (ulong)byte.MaxValue, byte.MaxValue + 1UL)]
    [InlineData("UShort", (ulong)ushort.MaxValue, ushort.MaxValue + 1UL)]
    [InlineData("UInt", (ulong)uint.MaxValue, uint.MaxValue + 1UL)]
    [InlineData("Float", 1.0, OnlyDouble)]
    [InlineData("Float", (double)float.MaxValue, double.MaxValue)]
    public void A_number_at_the_end_of_the_range_fits_and_the_next_one_is_named(string name, object last, object next)
    {
        FieldInfo field = typeof(V1.Ranges).GetField(name)!;
        V1.Ranges old = new();
        field.SetValue(old, last);
        V2.Ranges ranges = Versions.Load<V2.Ranges>(old);
        Assert.Equal(last, Convert.ChangeType(typeof(V2.Ranges).GetField(name)!.GetValue(ranges), last.GetType()));

        field.SetValue(old, next);
        StateException error = Versions.Refused<V2.Ranges>(old);
        Assert.Equal((StateErrorCode.ValueDoesNotFit, name), (error.Code, error.Field));
    }

    [Theory]
    [InlineData(OnlyDouble, 1.0)]
    [InlineData(1.0, OnlyDouble)]
    [InlineData(OnlyDouble, OnlyDouble)]
    public void So_does_each_part_of_a_number_that_has_two(double real, double imaginary)
    {
        V1.Ranges fits = new() { Wave = new() { Real = 1.0, Imaginary = 1.0 } };
        Assert.Equal(new V2.Wave { Real = 1, Imaginary = 1 }, Versions.Load<V2.Ranges>(fits).Wave);

        V1.Ranges old = new() { Wave = new() { Real = real, Imaginary = imaginary } };
        Assert.Equal(StateErrorCode.ValueDoesNotFit, Versions.Refused<V2.Ranges>(old).Code);
    }

    [Fact]
    public void A_row_that_has_missed_five_versions_goes_through_each()
    {
        V2.Ledger ledger = Versions.Load<V2.Ledger>(new V1.Ledger { Total = 7, Path = "v" });

        Assert.Equal((7L, "v12345"), (ledger.Sum, ledger.Path));
    }
}
