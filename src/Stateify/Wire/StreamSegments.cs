using System.Buffers;
using Stateify.Graph;

namespace Stateify.Wire;

/// <summary>The contents of a stream in memory, in segments, so that no array has to hold them all.</summary>
internal sealed class StreamSegments : IDisposable
{
    private const int SegmentLength = 1 << 20;
    private readonly List<byte[]> _rented = [];

    public ReadOnlySequence<byte> Sequence { get; private set; } = ReadOnlySequence<byte>.Empty;

    /// <summary>Reads a stream to its end, unless it has more bytes than a load may take.</summary>
    public static StreamSegments ReadToEnd(Stream input, Watch? watch = null, long? budget = null)
    {
        watch?.Begin(StatePhase.Read, totalBytes: input.CanSeek ? input.Length - input.Position : null);
        StreamSegments segments = new();
        Segment? first = null;
        Segment? last = null;
        while (true)
        {
            byte[] bytes = ArrayPool<byte>.Shared.Rent(SegmentLength);
            segments._rented.Add(bytes);
            int length = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > 0)
            {
                last = new Segment(bytes.AsMemory(0, length), last);
                first ??= last;
            }

            watch?.Add(0, length);
            if (segments._rented.Count * (long)SegmentLength > budget && length == bytes.Length)
            {
                segments.Dispose();
                throw StateErrors.BudgetExceeded(budget.Value);
            }

            if (length < bytes.Length)
                break;
        }

        watch?.End();

        if (first is not null)
            segments.Sequence = new ReadOnlySequence<byte>(first, 0, last!, last!.Memory.Length);
        return segments;
    }

    public void Dispose()
    {
        Sequence = ReadOnlySequence<byte>.Empty;
        foreach (byte[] bytes in _rented)
            ArrayPool<byte>.Shared.Return(bytes);
        _rented.Clear();
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
