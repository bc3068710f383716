using System.Runtime.CompilerServices;

namespace Stateify.Benchmarks.Reference;

/// <summary>The objects a traversal has to come back to, as ordinals: a store of one needs no write barrier.</summary>
internal sealed class OrdinalStack
{
    private int[] _items = new int[64];
    private int _count;

    /// <summary>Remembers an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int ordinal)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = ordinal;
    }

    /// <summary>Takes the object remembered last.</summary>
    /// <returns><see langword="false"/> when there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPop(out int ordinal)
    {
        if (_count == 0)
        {
            ordinal = 0;
            return false;
        }

        ordinal = _items[--_count];
        return true;
    }
}
