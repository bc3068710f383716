using System.Numerics;

namespace Stateify.Tests.Graph;

/// <summary>Every primitive type in every place: alone, behind a reference, behind <c>object</c>, in arrays and in windows of them.</summary>
public sealed class PlaceTests
{
    private static readonly double[] Reals =
        [0.0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1.0000000000000002];

    [Fact]
    public void Booleans() => Demand(false, true);

    [Fact]
    public void Signed_numbers()
    {
        Demand<sbyte>(0, 1, -1, sbyte.MinValue, sbyte.MaxValue);
        Demand<short>(0, 1, -1, short.MinValue, short.MaxValue);
        Demand<int>(0, 1, -1, int.MinValue, int.MaxValue);
        Demand<long>(0, 1, -1, long.MinValue, long.MaxValue);
        Demand<Int128>(0, 1, -1, Int128.MinValue, Int128.MaxValue);
    }

    [Fact]
    public void Unsigned_numbers()
    {
        Demand<byte>(0, 1, byte.MaxValue);
        Demand<ushort>(0, 1, ushort.MaxValue);
        Demand<uint>(0, 1, uint.MaxValue);
        Demand<ulong>(0, 1, ulong.MaxValue);
        Demand<UInt128>(0, 1, UInt128.MaxValue);
        Demand<char>('\0', 'a', '\uD800', char.MaxValue);
    }

    [Fact]
    public void Real_numbers()
    {
        Demand(Reals);
        Demand([.. Reals.Select(static real => (float)real), float.Epsilon]);
        Demand([.. Reals.Select(static real => (Half)real), Half.Epsilon]);
        Demand<decimal>(0, 1.0m, 1.00m, -0.0m, decimal.MinValue, decimal.MaxValue);
    }

    [Fact]
    public void Complex_numbers() => Demand([.. Reals.SelectMany(static real => Reals.Select(imaginary => new Complex(real, imaginary)))]);

    [Fact]
    public void Strings() => Demand("", "hello world", "\\0", "\0", "\uD800", new string('x', 100_000));

    [Fact]
    public void Values_without_parts() => Demand(default(Nothing), default);

    [Fact]
    public void Objects_without_parts_keep_their_identity()
    {
        object one = new();
        object box = default(Nothing);
        Battery.Demand(new object[] { one, one, new(), box, box, default(Nothing) });
    }

    [Fact]
    public void Values_that_are_not_registered_are_refused_even_if_they_have_no_parts()
    {
        foreach (object root in (object[])[default(Unregistered), new object[] { default(Unregistered) }, new Cell<object> { Value = new Unregistered[1] }])
            Assert.Equal(StateErrorCode.UnsavableType, Assert.Throws<StateException>(() => StateSerializer.Save(root)).Code);
    }

    [Fact]
    public void Missing_empty_and_full_arrays_are_told_apart()
    {
        object?[] empty = [];
        object?[] full = [null];
        object?[] nested = [full];
        foreach (object?[]? array in (object?[]?[])[null, empty, full, nested])
        {
            Battery.Demand(array);
            Battery.Demand(new Cell<object> { Value = array });
            Battery.Demand(new Containers { Objects = array, OwnerList = array is null ? null : [] });
        }
    }

    [Fact]
    public void A_part_may_be_met_before_and_after_its_owner()
    {
        int[] array = [1, 2, 3];
        LinkedList<int> list = new([1, 2]);
        object[] parts =
        [
            array, new Arrays { Segment = new(array, 0, 2) }, new Arrays { Memory = array.AsMemory(1) }, list, list.First!, list.Last!,
        ];
        foreach (object[] order in Permutations(parts))
        {
            object[] copy = StateSerializer.Load<object[]>(StateSerializer.Save(order))!;
            Isomorphism.Demand(order, copy);
            Assert.Same(Single<int[]>(copy), copy.OfType<Arrays>().Single(static arrays => arrays.Segment.Count == 2).Segment.Array);
            Assert.Equal([list.First!.Value, list.Last!.Value], copy.OfType<LinkedListNode<int>>().Select(static node => node.Value).Order());
            Assert.All(copy.OfType<LinkedListNode<int>>(), node => Assert.Same(Single<LinkedList<int>>(copy), node.List));
        }
    }

    private static T Single<T>(object[] objects) => objects.OfType<T>().Single();

    private static IEnumerable<object[]> Permutations(object[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany((first, i) => Permutations([.. items[..i], .. items[(i + 1)..]]).Select(rest => (object[])[first, .. rest]));

    private static void Demand<T>(params T[] values)
    {
        foreach (T value in values)
        {
            Cell<T> cell = new() { Value = value };
            Battery.Demand(value);
            Battery.Demand(cell);
            Battery.Demand(new object?[] { value, cell, cell });
            Battery.Demand(new Places<T> { Value = value, Pointer = cell, Any = value, AnyPointer = cell });
        }

        foreach (T[] array in (T[][])[[], [values[0]], values])
        {
            Battery.Demand(array);
            Battery.Demand(new object[] { array, array, new Cell<T[]> { Value = array } });
            Battery.Demand(new Places<T>
            {
                Array = array,
                ArrayPointer = new Cell<T[]> { Value = array },
                List = [.. array],
                Whole = array,
                Front = new(array, 0, Math.Max(0, array.Length - 1)),
                Rest = array.AsMemory(Math.Min(1, array.Length)),
            });
        }
    }

    private struct Unregistered;
}
