namespace Stateify.Fuzz;

/// <summary>Numbers that are worth trying.</summary>
internal static class Randomness
{
    private static readonly long[] Extremes =
    [
        0, 1, 2, 3, 4, 7, 8, 16, 255, 256, 0x7FFF, 0xFFFF, 0x1_0000, 0x10_0000, int.MaxValue - 1, int.MaxValue, 0x8000_0000, uint.MaxValue,
        long.MaxValue, -1, -2, long.MinValue, 2_147_483_591, 1L << 40,
    ];

    /// <summary>An extreme number, or a small one, or one near another.</summary>
    public static long NextNumber(this Random random, long near) => random.Next(4) switch
    {
        0 => Extremes[random.Next(Extremes.Length)],
        1 => random.Next(64),
        2 => near + random.Next(-4, 5),
        _ => random.NextInt64(),
    };

    public static T NextOf<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
