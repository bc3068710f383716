using System.Runtime.CompilerServices;

namespace Stateify.Generator.Incremental;

/// <summary>
/// A number for a sequence of texts, numbers and objects. Sequences with the same number are taken to be the same: of 64 bits, two
/// that are not would agree by chance once in 10^19.
/// </summary>
internal struct Fingerprint
{
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const int Turn = 23;

    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> Identities = new();
    private static long s_lastIdentity;

    /// <summary>The number so far.</summary>
    public ulong Value { get; private set; }

    public void Add(ulong value)
    {
        ulong mixed = (Value ^ value) * Prime;
        Value = (mixed << Turn) | (mixed >> (64 - Turn));
    }

    /// <summary>Adds a text and its length, so that two texts are not the same as another two.</summary>
    public void Add(string text)
    {
        foreach (char c in text)
            Add(c);
        Add((ulong)text.Length);
    }

    /// <summary>Adds an object that never changes: only the same object has the same number.</summary>
    public void AddIdentity(object value) =>
        Add(Identities.GetValue(value, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref s_lastIdentity))).Value);
}
