using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Benchmarks.Reference;

/// <summary>Reads what a <see cref="RowWriter"/> wrote; each row is checked against the bytes present before it is read.</summary>
/// <param name="state">The saved bytes.</param>
internal ref struct RowReader(ReadOnlySpan<byte> state)
{
    private readonly ref byte _start = ref MemoryMarshal.GetReference(state);
    private readonly nint _length = state.Length;
    private nint _used;

    /// <summary>Checks that <paramref name="size"/> bytes are there.</summary>
    /// <exception cref="EndOfStreamException">They are not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Require(long size)
    {
        if (_length - _used < size)
        {
            ThrowEnd();
        }
    }

    /// <summary>Reads a field of the row that was required.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Get<T>()
        where T : unmanaged
    {
        T value = Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _start, _used));
        _used += Unsafe.SizeOf<T>();
        return value;
    }

    /// <summary>Reads a reference of the row that was required.</summary>
    /// <param name="objects">The objects so far; a new one is added.</param>
    /// <param name="isNew">Whether the object was made just now, so that its own row is due.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? GetReference<T, TClass>(ObjectTable objects, out bool isNew)
        where T : class
        where TClass : struct, IRowClass
    {
        int reference = Get<int>();
        isNew = reference - 1 == objects.Count;
        if (isNew)
        {
            return objects.Create<T, TClass>();
        }

        return reference == RowFormat.Null ? null : objects.Get<T>(reference - 1);
    }

    /// <summary>Reads a string; needs no requirement.</summary>
    public string GetString() => new(MemoryMarshal.Cast<byte, char>(GetAll<char>()));

    /// <summary>Reads a length and gives the bytes of that many elements.</summary>
    public ReadOnlySpan<byte> GetAll<T>()
        where T : unmanaged
    {
        Require(sizeof(int));
        long size = (long)(uint)Get<int>() * Unsafe.SizeOf<T>();
        Require(size);
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, _used), (int)size);
        _used += (nint)size;
        return bytes;
    }

    private static void ThrowEnd() => throw new EndOfStreamException("The saved bytes end inside a row.");
}
