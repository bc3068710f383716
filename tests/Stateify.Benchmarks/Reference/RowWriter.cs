using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// Writes rows straight into the memory of a buffer writer. Every row is reserved once and its fields are then stored without
/// further checks.
/// </summary>
/// <remarks>
/// Methods that grow are static and return a new value, so that the JIT can keep the fields of a local writer in registers.
/// </remarks>
internal ref struct RowWriter
{
    // Asking for small pieces would make a growing buffer copy itself often.
    private const int Chunk = 64 * 1024;

    private readonly IBufferWriter<byte> _output;
    private readonly ref byte _start;

    // Native integers spare a sign extension before every store.
    private readonly nint _length;
    private nint _used;

    public RowWriter(IBufferWriter<byte> output)
        : this(output, Chunk)
    {
    }

    private RowWriter(IBufferWriter<byte> output, int size)
    {
        Span<byte> room = output.GetSpan(size);
        _output = output;
        _start = ref MemoryMarshal.GetReference(room);
        _length = room.Length;
    }

    /// <summary>Makes room for a row of at most <paramref name="size"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int size)
    {
        if (_length - _used < size)
        {
            this = MoveOn(_output, _used, size);
        }
    }

    /// <summary>Stores a field within the reserved row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put<T>(T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, _used), value);
        _used += Unsafe.SizeOf<T>();
    }

    /// <summary>Stores a reference within the reserved row.</summary>
    /// <returns>Whether the object is new, so that its own row is due.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool PutReference<TClass>(object? item, ObjectTable objects)
        where TClass : struct, IRowClass
    {
        if (item is null)
        {
            Put(RowFormat.Null);
            return false;
        }

        bool isNew = objects.TryAdd(item, ref TClass.Mark(item));
        Put(TClass.Mark(item) + 1);
        return isNew;
    }

    /// <summary>The room a string takes in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(string value) => sizeof(int) + (value.Length * sizeof(char));

    /// <summary>Stores a string within the reserved row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutString(string value)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(value.AsSpan());
        Put(value.Length);
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, _used), bytes.Length));
        _used += bytes.Length;
    }

    /// <summary>Writes a length and that many elements; needs no reservation.</summary>
    public void PutAll<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        Reserve(sizeof(int) + bytes.Length);
        Put(values.Length);
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, _used), bytes.Length));
        _used += bytes.Length;
    }

    /// <summary>Hands the last bytes to the buffer writer.</summary>
    public readonly void Complete() => _output.Advance((int)_used);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RowWriter MoveOn(IBufferWriter<byte> output, nint used, int size)
    {
        output.Advance((int)used);
        return new RowWriter(output, Math.Max(size, Chunk));
    }
}
