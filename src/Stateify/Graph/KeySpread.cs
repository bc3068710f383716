using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Stateify.Graph;

/// <summary>
/// Finds keys that were chosen so that they all fall into one bucket of a hash table, which makes filling it take the square of their
/// number. Strings need no such care: the platform gives them other hash codes then.
/// </summary>
internal static class KeySpread
{
    /// <summary>As many keys in one bucket are no accident, if the platform hashes them.</summary>
    public const int LongestHonestChain = 1000;

    /// <summary>Filling so few rows as a block has takes longer only if something is wrong, or the machine busy.</summary>
    private static readonly TimeSpan Suspicious = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a block of rows took so long that its keys are worth a look.</summary>
    public static bool IsSuspicious(long start) => Stopwatch.GetElapsedTime(start) > Suspicious;

    /// <summary>The most keys in one bucket; 0 if the program hashes them, whose own matter that is.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="comparer">What they are compared by.</param>
    /// <param name="buckets">The number of buckets.</param>
    public static int LongestChain<T>(IEnumerable<T> keys, IEqualityComparer<T> comparer, int buckets)
    {
        bool isOfPlatform = !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && typeof(T).Assembly == typeof(object).Assembly;
        if ((!isOfPlatform && !typeof(T).IsEnum) || comparer != EqualityComparer<T>.Default)
            return 0;
        int[] lengths = new int[buckets];
        foreach (T key in keys)
            lengths[(uint)key!.GetHashCode() % (uint)buckets]++;
        return lengths.Max();
    }
}
