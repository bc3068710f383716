using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stateify.Graph;

/// <summary>
/// Finds the ordinal of an object that carries none, by reference: open addressing over ordinals, verified against the object
/// table. User code (<c>Equals</c>, <c>GetHashCode</c>) is never called.
/// </summary>
internal sealed class IdentityMap
{
    private int[] _slots = new int[64];
    private int _count;

    /// <summary>The ordinal of <paramref name="obj"/> in <paramref name="objects"/>, or 0.</summary>
    public int Find(object obj, object?[] objects)
    {
        int[] slots = _slots;
        int mask = slots.Length - 1;
        for (int i = Start(obj, mask); slots[i] != 0; i = (i + 1) & mask)
        {
            if (ReferenceEquals(objects[slots[i]], obj))
                return slots[i];
        }

        return 0;
    }

    /// <summary>Adds an object that is not there.</summary>
    public void Add(object obj, int ordinal, object?[] objects)
    {
        if (++_count * 2 > _slots.Length)
            Grow(objects);
        Insert(_slots, obj, ordinal);
    }

    public void Clear()
    {
        Array.Clear(_slots);
        _count = 0;
    }

    private static void Insert(int[] slots, object obj, int ordinal)
    {
        int mask = slots.Length - 1;
        int i = Start(obj, mask);
        while (slots[i] != 0)
            i = (i + 1) & mask;
        slots[i] = ordinal;
    }

    // Fibonacci hashing: the runtime's hash codes are random in the low bits only up to their 26 bits.
    private static int Start(object obj, int mask) =>
        (int)(((uint)RuntimeHelpers.GetHashCode(obj) * 2654435769u) >> BitOperations.LeadingZeroCount((uint)mask));

    private void Grow(object?[] objects)
    {
        int[] slots = new int[_slots.Length * 2];
        foreach (int ordinal in _slots)
        {
            if (ordinal != 0)
                Insert(slots, objects[ordinal]!, ordinal);
        }

        _slots = slots;
    }
}
