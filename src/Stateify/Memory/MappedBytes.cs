using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Memory;

/// <summary>
/// A piece of a memory file as a <see cref="Memory{T}"/>, for calls of the system that take several. Neither it nor the memory may be
/// used for longer than the memory file is held.
/// </summary>
internal sealed unsafe class MappedBytes : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _length;

    private MappedBytes(Span<byte> bytes)
    {
        _start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
        _length = bytes.Length;
    }

    /// <summary>The pages of runs, one piece for each.</summary>
    public static ReadOnlyMemory<byte>[] Of(IPageSource source, ReadOnlySpan<PageRun> runs)
    {
        ReadOnlyMemory<byte>[] pieces = new ReadOnlyMemory<byte>[runs.Length];
        for (int i = 0; i < pieces.Length; i++)
            pieces[i] = new MappedBytes(source.GetSpan(runs[i].Offset, runs[i].Length)).Memory;
        return pieces;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    /// <summary>The address: what is no object of the runtime never moves.</summary>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
