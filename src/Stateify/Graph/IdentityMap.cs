using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stateify.Graph;

/// <summary>
/// Finds the ordinal of an object that carries none, by reference: open addressing over ordinals, verified against the object
/// table. User code (<c>Equals</c>, <c>GetHashCode</c>) is never called.
/// </summary>
internal sealed class IdentityMap
{
    private const int MinSlots = 64;
    private int[] _slots;
    private int _mask;
    private int _count;

    /// <summary>Makes an empty map.</summary>
    /// <param name="expectedCount">The objects for which there is room from the start.</param>
    public IdentityMap(int expectedCount) => _slots = Rent(expectedCount);

    /// <summary>The ordinal of <paramref name="obj"/> in <paramref name="objects"/>, or 0.</summary>
    public int Find(object obj, object?[] objects)
    {
        int[] slots = _slots;
        int mask = _mask;
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
        if (++_count > _mask / 2)
            Grow(objects);
        Insert(obj, ordinal);
    }

    /// <summary>Gives the memory back; the map is of no use afterwards.</summary>
    public void Release()
    {
        ArrayPool<int>.Shared.Return(_slots);
        _slots = [];
    }

    private int[] Rent(long count)
    {
        int length = (int)Math.Min(1 << 30, (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(MinSlots, count * 2 + 2)));
        int[] slots = ArrayPool<int>.Shared.Rent(length);
        Array.Clear(slots, 0, length);
        _mask = length - 1;
        return slots;
    }

    private void Insert(object obj, int ordinal)
    {
        int[] slots = _slots;
        int mask = _mask;
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
        int[] old = _slots;
        int length = _mask + 1;
        _slots = Rent(length);
        for (int i = 0; i < length; i++)
        {
            if (old[i] != 0)
                Insert(objects[old[i]]!, old[i]);
        }

        ArrayPool<int>.Shared.Return(old);
    }
}
