using System.Runtime.CompilerServices;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// Finds keys that were chosen so that they fall into a few buckets of a hash table, which makes filling it take the square of their
/// number. A sample, drawn at random so that nobody can prepare for it, tells before the first key is inserted how many others each will
/// meet. Only values that the platform hashes are looked at: strings get other hash codes when they collide, and how a program hashes its own
/// keys is its own matter.
/// </summary>
internal static class KeySpread
{
    /// <summary>Fewer keys take no time worth speaking of, whatever they are.</summary>
    private const int FewKeys = 16 * 1024;

    /// <summary>
    /// Others that a key may meet in its bucket, on average. Honest keys come to a thousand: a million pairs of coordinates in one number,
    /// the halves of which the platform combines by exclusive or.
    /// </summary>
    private const double MostNeighbours = 4096;

    /// <summary>Comparisons that filling one table may take, however few each key needs: they take seconds.</summary>
    private const double MostComparisons = 1L << 31;

    /// <summary>A sample with fewer pairs in one bucket says nothing.</summary>
    private const int FewPairs = 32;

    private const int KeysPerSample = 128;
    private const int LeastSamples = 128;
    private const int MostSamples = 4096;

    /// <summary>Reads the hash code of the key in a row.</summary>
    public delegate int HashOfRow(RowReader row);

    /// <summary>Whether an image can choose the hash codes of keys of a type.</summary>
    public static bool CanBeChosen<T>() =>
        !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && (typeof(T).Assembly == typeof(object).Assembly || typeof(T).IsEnum);

    /// <summary>The hash code of a key; null if an image cannot choose it.</summary>
    public static int? HashOf<T>(T key) => CanBeChosen<T>() ? key!.GetHashCode() : null;

    /// <summary>Whether a collection has so many keys that it matters whether they are spread.</summary>
    public static bool Matters(in ElementReader elements) => elements.Length >= FewKeys && elements.ComparesByDefault;

    /// <summary>Fails if the keys of a collection have been chosen to collide.</summary>
    /// <param name="elements">Its elements, of which none has been read.</param>
    /// <param name="buckets">The buckets of its table; 0 if that is not known, and only equal hash codes count.</param>
    /// <param name="hash">The hash code of the key in a row.</param>
    public static void Demand(in ElementReader elements, int buckets, HashOfRow hash)
    {
        uint[] sample = new uint[Math.Clamp(elements.Length / KeysPerSample, LeastSamples, MostSamples)];
        for (int i = 0; i < sample.Length; i++)
        {
            uint code = (uint)hash(elements.Row(Random.Shared.Next(elements.Length)));
            sample[i] = buckets == 0 ? code : code % (uint)buckets;
        }

        double pairs = CountPairs(sample);
        double neighbours = pairs * 2 * elements.Length / ((double)sample.Length * sample.Length);
        if (pairs >= FewPairs && (neighbours > MostNeighbours || neighbours * elements.Length / 2 > MostComparisons))
            throw StateErrors.KeysCollide(elements.TypeName);
    }

    /// <summary>The number of pairs of equal numbers.</summary>
    private static double CountPairs(uint[] numbers)
    {
        Array.Sort(numbers);
        double pairs = 0;
        int equal = 0;
        for (int i = 1; i < numbers.Length; i++)
        {
            equal = numbers[i] == numbers[i - 1] ? equal + 1 : 0;
            pairs += equal;
        }

        return pairs;
    }
}
