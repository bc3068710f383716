using System.Buffers;

namespace Stateify.Tests.Graph;

/// <summary>Saves and loads, and demands on the way what holds for every graph.</summary>
internal static class RoundTrip
{
    /// <summary>The graph as a load gives it back, after a second save of that has given the same bytes.</summary>
    public static T Of<T>(T root, LoadOptions? options = null)
    {
        byte[] state = StateSerializer.Save(root);
        Assert.Equal(state, StateSerializer.Save(root));
        T copy = StateSerializer.Load<T>(state, options)!;
        Assert.Equal(state, StateSerializer.Save(copy));
        return StateSerializer.Load<T>(Segmented(state, 7), options)!;
    }

    /// <summary>The same bytes in many small segments.</summary>
    public static ReadOnlySequence<byte> Segmented(byte[] bytes, int length)
    {
        Segment? first = null;
        Segment? last = null;
        for (int i = 0; i < bytes.Length; i += length)
        {
            last = new Segment(bytes.AsMemory(i, Math.Min(length, bytes.Length - i)), last);
            first ??= last;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
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
