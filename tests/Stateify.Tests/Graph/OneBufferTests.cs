using System.Buffers;

namespace Stateify.Tests.Graph;

/// <summary>
/// Programs that save again and again into one buffer. The rows of a graph like the last one are written straight into it, which
/// nobody may notice.
/// </summary>
public sealed class OneBufferTests
{
    private const int Many = 40_000;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    [Theory]
    [InlineData(Many)]
    [InlineData(Many + 1)]
    [InlineData(Many - 1)]
    [InlineData(5 * Many)]
    [InlineData(3)]
    [InlineData(0)]
    public void Graphs_that_grow_and_shrink_are_saved_as_into_a_fresh_buffer(int next)
    {
        Rehearse();

        Expect(new Ledger { First = Chain(next) });
        Expect(new Ledger { First = Chain(Many) });
    }

    [Fact]
    public void A_graph_with_types_that_the_last_one_did_not_have_is_saved_as_into_a_fresh_buffer()
    {
        Rehearse();

        Expect(new Ledger { First = Chain(Many), Counts = new() { ["primes"] = [2, 3, 5] } });
        Expect(new Ledger { Scalars = [.. Enumerable.Range(0, Many).Select(id => new Scalars { Int = id })] });
    }

    [Fact]
    public void A_small_graph_does_not_make_another_buffer_as_large_as_the_last_image()
    {
        Rehearse();
        ArrayBufferWriter<byte> other = new();

        StateSerializer.Save(new Ledger { First = Chain(3) }, other);

        Assert.InRange(other.Capacity, other.WrittenCount, 64 * 1024);
    }

    [Fact]
    public void What_the_buffer_held_before_stays()
    {
        Rehearse();
        byte[] before = [.. Enumerable.Range(0, 1000).Select(value => (byte)value)];

        _buffer.ResetWrittenCount();
        _buffer.Write(before);
        StateSerializer.Save(new Ledger { First = Chain(Many) }, _buffer);

        Assert.Equal(before, _buffer.WrittenSpan[..before.Length].ToArray());
        Assert.Equal(Fresh(new Ledger { First = Chain(Many) }), _buffer.WrittenSpan[before.Length..].ToArray());
    }

    [Fact]
    public void A_save_that_fails_leaves_the_buffer_as_it_was()
    {
        Rehearse();
        int before = _buffer.WrittenCount;

        Assert.Throws<StateException>(() => StateSerializer.Save(new Ledger { First = Chain(Many), Tag = new OperatingSystem(PlatformID.Other, new Version(1, 0)) }, _buffer));

        Assert.Equal(before, _buffer.WrittenCount);
        Expect(new Ledger { First = Chain(Many) });
    }

    [Fact]
    public void Hooks_that_change_the_graph_have_it_walked_again()
    {
        Rehearse();

        Busy busy = new() { OnBeforeSave = self => self.Nodes = [new Node { Id = 5 }] };
        Expect(new Ledger { First = Chain(Many), Tag = busy });
    }

    [Fact]
    public void A_hook_that_writes_to_the_buffer_is_told_to_use_another()
    {
        bool isLast = false;
        Ledger ledger = new() { First = Chain(Many), Tag = new Busy { OnSave = _ => WriteOnce() } };
        for (int save = 0; save < 3; save++)
            Expect(ledger);

        isLast = true;
        _buffer.ResetWrittenCount();
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(ledger, _buffer));

        Assert.Equal(StateErrorCode.HookFailed, error.Code);
        Assert.Equal(1, _buffer.WrittenCount);

        void WriteOnce()
        {
            if (isLast)
                _buffer.Write<byte>([1]);
            isLast = false;
        }
    }

    /// <summary>Saves one graph so often that the next save expects it again.</summary>
    private void Rehearse()
    {
        for (int save = 0; save < 3; save++)
            Expect(new Ledger { First = Chain(Many) });
    }

    private void Expect(Ledger ledger)
    {
        _buffer.ResetWrittenCount();
        StateSerializer.Save(ledger, _buffer);
        Assert.Equal(Fresh(ledger), _buffer.WrittenSpan.ToArray());
        Assert.Equal(Fresh(ledger), StateSerializer.Save(ledger));
    }

    private static byte[] Fresh(Ledger ledger)
    {
        using MemoryStream stream = new();
        StateSerializer.Save(ledger, stream);
        return stream.ToArray();
    }

    private static Node? Chain(int length)
    {
        Node? first = null;
        for (int id = length; id > 0; id--)
            first = new Node { Id = id, Next = first };
        return first;
    }
}

/// <summary>The root of these tests alone: what a save expects depends on the saves of the same root type before.</summary>
[Savable]
public sealed partial class Ledger
{
    public Node? First;
    public object? Tag;
    public Dictionary<string, int[]>? Counts;
    public List<Scalars>? Scalars;
}
