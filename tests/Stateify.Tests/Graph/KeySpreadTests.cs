using System.Buffers.Binary;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

[assembly: Stateify.SavableType(typeof(HashSet<long>))]
[assembly: Stateify.SavableType(typeof(HashSet<int>))]
[assembly: Stateify.SavableType(typeof(HashSet<double>))]
[assembly: Stateify.SavableType(typeof(HashSet<float>))]
[assembly: Stateify.SavableType(typeof(HashSet<Guid>))]
[assembly: Stateify.SavableType(typeof(HashSet<DateTime>))]
[assembly: Stateify.SavableType(typeof(HashSet<decimal>))]
[assembly: Stateify.SavableType(typeof(HashSet<(int, int)>))]
[assembly: Stateify.SavableType(typeof(HashSet<Stateify.Tests.Graph.Cell>))]
[assembly: Stateify.SavableType(typeof(Dictionary<long, long>))]
[assembly: Stateify.SavableType(typeof(OrderedDictionary<long, long>))]
[assembly: Stateify.SavableType(typeof(ConcurrentDictionary<long, long>))]
[assembly: Stateify.SavableType(typeof(FrozenDictionary<long, long>))]
[assembly: Stateify.SavableType(typeof(ImmutableDictionary<long, long>))]
[assembly: Stateify.SavableType(typeof(ImmutableHashSet<long>))]
[assembly: Stateify.SavableType(typeof(FrozenSet<long>))]

namespace Stateify.Tests.Graph;

/// <summary>
/// Keys that were chosen to fall into one bucket are refused before a load takes the square of their number; keys that a program
/// has are not, however regular they are.
/// </summary>
public sealed class KeySpreadTests
{
    private const int Keys = 400_000;

    [Theory]
    [InlineData(typeof(HashSet<long>))]
    [InlineData(typeof(Dictionary<long, long>))]
    [InlineData(typeof(OrderedDictionary<long, long>))]
    [InlineData(typeof(ConcurrentDictionary<long, long>))]
    [InlineData(typeof(FrozenDictionary<long, long>))]
    [InlineData(typeof(ImmutableDictionary<long, long>))]
    [InlineData(typeof(FrozenSet<long>))]
    [InlineData(typeof(ImmutableHashSet<long>))]
    public void Keys_of_one_hash_code_are_refused(Type type)
    {
        byte[] image = StateSerializer.Save(Sound(type));
        Assert.Equal(Keys, ((IEnumerable)StateSerializer.Load<object>(image)!).Cast<object>().Count());

        // The hash code of a long is that of its halves, one over the other: it is 0 for all of these.
        Forge(image, type, static key => (key << 32) | key);

        Assert.Equal(StateErrorCode.KeysCollide, Refused(image).Code);
    }

    [Fact]
    public void Keys_of_one_bucket_are_refused_whatever_their_hash_codes()
    {
        byte[] image = StateSerializer.Save(Sound(typeof(HashSet<long>)));
        long buckets = new HashSet<long>(Keys).EnsureCapacity(0);

        // The hash code of a long is that of its halves, one over the other: here a multiple of the number of buckets.
        long codes = uint.MaxValue / buckets;
        Forge(image, typeof(HashSet<long>), key => (key / codes << 32) | ((key / codes) ^ (key % codes * buckets)));

        Assert.Equal(StateErrorCode.KeysCollide, Refused(image).Code);
    }

    [Fact]
    public void Half_of_the_keys_are_enough_wherever_they_are()
    {
        byte[] image = StateSerializer.Save(Sound(typeof(HashSet<long>)));
        Forge(image, typeof(HashSet<long>), static key => key < Keys / 2 ? key : (key << 32) | key);

        Assert.Equal(StateErrorCode.KeysCollide, Refused(image).Code);
    }

    [Theory]
    [InlineData("in a row")]
    [InlineData("negative and positive")]
    [InlineData("at random")]
    [InlineData("numbers in floating point")]
    [InlineData("small numbers in floating point")]
    [InlineData("identifiers")]
    [InlineData("days")]
    [InlineData("amounts")]
    [InlineData("pairs")]
    [InlineData("coordinates in one number")]
    [InlineData("a square of coordinates in one number")]
    [InlineData("a struct of the program that hashes badly")]
    public void Keys_that_a_program_has_are_loaded(string keys)
    {
        Random random = new(1);
        IEnumerable<int> numbers = Enumerable.Range(0, 100_000);
        DemandLoaded(keys switch
        {
            "in a row" => numbers.ToHashSet(),
            "negative and positive" => numbers.Select(static number => (long)(number - 50_000)).ToHashSet(),
            "at random" => numbers.Select(_ => random.NextInt64()).ToHashSet(),
            "numbers in floating point" => numbers.Select(static number => (double)number).ToHashSet(),
            "small numbers in floating point" => numbers.Select(static number => number / 1024f).ToHashSet(),
            "identifiers" => numbers.Select(_ => RandomGuid(random)).ToHashSet(),
            "days" => numbers.Select(static number => DateTime.MinValue.AddDays(number)).ToHashSet(),
            "amounts" => numbers.Select(static number => number / 100m).ToHashSet(),
            "pairs" => numbers.Select(static number => (number / 300, number % 300)).ToHashSet(),
            "coordinates in one number" => numbers.Select(static number => ((long)(number / 317) << 32) | (uint)(number % 317)).ToHashSet(),
            "a square of coordinates in one number" =>
                Enumerable.Range(0, 1 << 18).Select(static number => ((long)(number >> 9) << 32) | (uint)(number & 511)).ToHashSet(),
            _ => Enumerable.Range(0, 20_000).Select(static number => new Cell(number)).ToHashSet(),
        });
    }

    [Fact]
    public void Multiples_of_powers_of_two_are_loaded()
    {
        for (int shift = 1; shift <= 40; shift += 3)
            DemandLoaded(Enumerable.Range(0, 100_000).Select(number => (long)number << shift).ToHashSet());
    }

    private static void DemandLoaded(IEnumerable keys) =>
        Assert.True(keys.Cast<object>().SequenceEqual(StateSerializer.Load<IEnumerable>(StateSerializer.Save(keys))!.Cast<object>()));

    private static Guid RandomGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static object Sound(Type type)
    {
        Dictionary<long, long> map = Enumerable.Range(1, Keys).ToDictionary(static key => (long)key, static key => (long)key);
        return type.Name.Split('`')[0] switch
        {
            "HashSet" => map.Keys.ToHashSet(),
            "OrderedDictionary" => new OrderedDictionary<long, long>(map),
            "ConcurrentDictionary" => new ConcurrentDictionary<long, long>(map),
            "FrozenDictionary" => map.ToFrozenDictionary(),
            "ImmutableDictionary" => map.ToImmutableDictionary(),
            "ImmutableHashSet" => map.Keys.ToImmutableHashSet(),
            "FrozenSet" => map.Keys.ToFrozenSet(),
            _ => map,
        };
    }

    /// <summary>Replaces the keys, which are those from 1.</summary>
    private static void Forge(byte[] image, Type type, Func<long, long> replacement)
    {
        int width = type.GetGenericArguments().Length * sizeof(long);
        for (int key = 1; key <= Keys; key++)
        {
            Span<byte> row = image.AsSpan(image.Length - (width * (Keys + 1 - key)));
            BinaryPrimitives.WriteInt64LittleEndian(row, replacement(BinaryPrimitives.ReadInt64LittleEndian(row)));
        }
    }

    private static StateException Refused(byte[] image) => Assert.Throws<StateException>(() => StateSerializer.Load<object>(image));
}

/// <summary>A key of which many have one hash code.</summary>
[Savable]
public readonly partial record struct Cell(int Number)
{
    public bool Equals(Cell other) => Number == other.Number;

    public override int GetHashCode() => Number % 16;
}
