using System.Buffers;
using Stateify.Graph;

namespace Stateify.Files;

/// <summary>The pooled memory of the sections that one reader has handed out, taken back all at once.</summary>
/// <param name="pieceSize">The bytes of every piece but a section's last: a whole number of frames.</param>
internal sealed class SectionMemory(int pieceSize = SectionMemory.LargestPooledArray) : IDisposable
{
    private const int LargestPooledArray = 1 << 30;

    // What is read before the watch is asked again: a few milliseconds' worth.
    private const int BatchSize = 16 * StateFileFormat.FrameSize;

    // Guards the list against sections read side by side.
    private readonly Lock _lock = new();
    private readonly List<byte[]> _rented = [];

    public bool IsDisposed { get; private set; }

    public ReadOnlySequence<byte> Read(FrameReader frames, SectionIndexEntry section, Watch? watch = null)
    {
        watch?.Begin(StatePhase.Read, totalBytes: section.RawLength);
        if (section.RawLength == 0)
            return ReadOnlySequence<byte>.Empty;
        Piece? first = null;
        Piece? last = null;
        for (long start = 0; start < section.RawLength; start += pieceSize)
        {
            int length = (int)Math.Min(pieceSize, section.RawLength - start);
            byte[] array = Rent(length);
            for (int filled = 0; filled < length; filled += BatchSize)
            {
                int batch = Math.Min(BatchSize, length - filled);
                ReadBatch(frames, section, start + filled, array.AsMemory(filled, batch));
                watch?.Add(0, batch);
            }
            last = new Piece(array.AsMemory(0, length), last);
            first ??= last;
        }
        watch?.End();
        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    public void Dispose()
    {
        IsDisposed = true;
        foreach (byte[] array in _rented)
            ArrayPool<byte>.Shared.Return(array);
        _rented.Clear();
    }

    private static void ReadBatch(FrameReader frames, SectionIndexEntry section, long start, Memory<byte> destination) =>
        ParallelFrames.ForEach((int)StateFileFormat.FrameCount(destination.Length), index =>
        {
            int length = StateFileFormat.FrameLength(destination.Length, index);
            Span<byte> raw = destination.Span.Slice(index * StateFileFormat.FrameSize, length);
            frames.Read(section, (start / StateFileFormat.FrameSize) + index, raw);
        });

    private byte[] Rent(int length)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(length);
        lock (_lock)
            _rented.Add(array);
        return array;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
