using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// The objects met so far, by ordinal: on a save the proof that an object's mark is true, on a load the target of references.
/// </summary>
/// <remarks>
/// Objects keep their marks after a save. A mark therefore counts only if the table holds the very object at that place, and a
/// stale one costs nothing but the comparison.
/// </remarks>
internal sealed class ObjectTable
{
    private object?[] _items = new object?[1024];
    private int _count;

    /// <summary>The ordinal the next object will get.</summary>
    public int Count => _count;

    /// <summary>Gives an object its ordinal, unless it has one.</summary>
    /// <param name="item">The object.</param>
    /// <param name="mark">The field of the object that holds its ordinal.</param>
    /// <returns>Whether the object was new.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(object item, ref int mark)
    {
        if ((uint)mark < (uint)_count && At(mark) == item)
        {
            return false;
        }

        mark = _count;
        Add(item);
        return true;
    }

    /// <summary>Gives an object the next ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(object item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        // Skips the covariance check of an array store: the array is known to be an object[].
        At(_count++) = item;
    }

    /// <summary>Makes an object and gives it the next ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Create<T, TClass>()
        where T : class
        where TClass : struct, IRowClass
    {
        object item = TClass.Create();
        Add(item);
        return Unsafe.As<T>(item);
    }

    /// <summary>The object with an ordinal that was given out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Get<T>(int ordinal)
        where T : class
    {
        if ((uint)ordinal >= (uint)_count)
        {
            ThrowUnknown(ordinal);
        }

        return Unsafe.As<T>(At(ordinal)!);
    }

    /// <summary>Forgets every object, so that the table keeps none alive.</summary>
    public void Clear()
    {
        _items.AsSpan(0, _count).Clear();
        _count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref object? At(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), (uint)index);

    private static void ThrowUnknown(int ordinal) => throw new InvalidDataException($"No object {ordinal} comes before its reference.");
}
