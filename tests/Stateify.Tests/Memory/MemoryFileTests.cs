using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>What a memory file promises whatever it is made of.</summary>
public abstract class MemoryFileTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;

    private readonly MemoryFile _memory;

    private protected MemoryFileTests(MemoryFile memory) => _memory = memory;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Allocated_pages_read_as_zero_and_keep_what_is_written()
    {
        PageRange range = _memory.Allocate(3 * Page);
        Span<byte> span = _memory.GetSpan(range.Offset, 3 * Page);
        Assert.False(span.ContainsAnyExcept((byte)0));

        span[Page + 7] = 9;

        Assert.Equal(9, _memory.GetSpan(range.Offset + Page + 7, 1)[0]);
    }

    [Fact]
    public void Allocation_takes_the_lowest_gap_that_is_large_enough()
    {
        PageRange first = _memory.Allocate(2 * Page);
        PageRange second = _memory.Allocate(4 * Page);
        PageRange third = _memory.Allocate(Page);
        _memory.Release(first);
        _memory.Release(second);

        Assert.Equal(new PageRange(0, 5 * Page), _memory.Allocate(5 * Page));
        Assert.Equal(new PageRange(5 * Page, Page), _memory.Allocate(Page));
        Assert.Equal(new PageRange(third.End, 2 * Page), _memory.Allocate(2 * Page));
    }

    [Fact]
    public void Memory_is_committed_by_writing_and_given_back_by_the_last_release()
    {
        PageRange range = _memory.Allocate(16 * Page);
        Assert.Equal(Usage(16 * Page, 0), _memory.Usage);

        _memory.GetSpan(range.Offset, 16 * Page).Fill(1);
        Assert.Equal(Usage(16 * Page, 16 * Page), _memory.Usage);

        _memory.Release(range);
        Assert.Equal(Usage(0, 0), _memory.Usage);
    }

    [Fact]
    public void Reused_pages_read_as_zero()
    {
        PageRange range = _memory.Allocate(2 * Page);
        _memory.GetSpan(range.Offset, 2 * Page).Fill(0xff);
        _memory.Release(range);

        PageRange again = _memory.Allocate(2 * Page);

        Assert.Equal(range, again);
        Assert.False(_memory.GetSpan(again.Offset, 2 * Page).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Decommitted_pages_stay_allocated_and_read_as_zero()
    {
        PageRange range = _memory.Allocate(4 * Page);
        _memory.GetSpan(range.Offset, 4 * Page).Fill(5);

        _memory.Decommit(new PageRange(range.Offset + Page, 2 * Page));

        Assert.Equal(Usage(4 * Page, 2 * Page), _memory.Usage);
        Assert.Equal(5, _memory.GetSpan(range.Offset, 1)[0]);
        Assert.False(_memory.GetSpan(range.Offset + Page, 2 * Page).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Pages_live_until_their_last_reference_is_released()
    {
        PageRange range = _memory.Allocate(3 * Page);
        _memory.GetSpan(range.Offset, 3 * Page).Fill(7);
        PageRange middle = new(range.Offset + Page, Page);
        _memory.AddReference(middle);

        _memory.Release(range);

        Assert.Equal(Usage(Page, Page), _memory.Usage);
        Assert.Equal(7, _memory.GetSpan(middle.Offset, Page)[Page - 1]);
        AssertCode(MemoryFileErrorCode.NotAllocated, () => { _memory.GetSpan(range.Offset, 1); });

        _memory.Release(middle);
        Assert.Equal(Usage(0, 0), _memory.Usage);
    }

    [Fact]
    public void A_span_is_contiguous_across_allocations_and_chunks()
    {
        const int length = 160 << 20;
        _memory.Allocate(length / 2);
        _memory.Allocate(length / 2);

        Span<byte> span = _memory.GetSpan(0, length);
        span[(64 << 20) - 1] = 1;
        span[64 << 20] = 2;
        span[^1] = 3;

        Assert.Equal([1, 2], _memory.GetSpan((64 << 20) - 1, 2).ToArray());
        Assert.Equal(3, _memory.GetSpan(length - 1, 1)[0]);
    }

    [Fact]
    public void Memory_that_is_not_allocated_cannot_be_reached()
    {
        PageRange range = _memory.Allocate(2 * Page);
        PageRange beyond = new(range.Offset + Page, 2 * Page);

        AssertCode(MemoryFileErrorCode.NotAllocated, () => { _memory.GetSpan(2 * Page - 1, 2); });
        AssertCode(MemoryFileErrorCode.NotAllocated, () => { _memory.GetSpan(long.MaxValue, int.MaxValue); });
        AssertCode(MemoryFileErrorCode.NotAllocated, () => _memory.AddReference(beyond));
        AssertCode(MemoryFileErrorCode.NotAllocated, () => _memory.Release(beyond));
        AssertCode(MemoryFileErrorCode.NotAllocated, () => _memory.Decommit(beyond));
        AssertCode(MemoryFileErrorCode.NotAllocated, () => _memory.Release(default));
        Assert.Equal(2 * Page, _memory.Usage.AllocatedBytes);
        Assert.True(_memory.GetSpan(5 * Page, 0).IsEmpty);
    }

    [Fact]
    public void More_than_the_address_space_is_refused()
    {
        _memory.Allocate(Page);

        AssertCode(MemoryFileErrorCode.LimitReached, () => _memory.Allocate(long.MaxValue / Page * Page));
        Assert.Equal(Page, _memory.Usage.AllocatedBytes);
    }

    [Fact]
    public void Arguments_that_are_not_whole_pages_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _memory.Allocate(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _memory.Allocate(Page + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _memory.GetSpan(-1, 1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _memory.GetSpan(0, -1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageRange(1, Page));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageRange(-Page, Page));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageRange(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageRange(long.MaxValue / Page * Page, Page));
    }

    [Fact]
    public void Threads_that_share_a_file_never_share_a_page()
    {
        Parallel.For(0, 8, thread =>
        {
            Random random = new(thread);
            List<PageRange> own = [];
            for (int step = 0; step < 300; step++)
            {
                PageRange added = _memory.Allocate(random.Next(1, 5) * Page);
                Span<byte> span = _memory.GetSpan(added.Offset, (int)added.Length);
                Assert.False(span.ContainsAnyExcept((byte)0));
                span.Fill((byte)(thread + 1));
                own.Add(added);
                if (random.Next(2) == 0)
                    continue;
                int released = random.Next(own.Count);
                Assert.False(_memory.GetSpan(own[released].Offset, (int)own[released].Length).ContainsAnyExcept((byte)(thread + 1)));
                _memory.Release(own[released]);
                own.RemoveAt(released);
            }
            own.ForEach(_memory.Release);
        });

        Assert.Equal(Usage(0, 0), _memory.Usage);
    }

    [Fact]
    public void A_disposed_file_refuses_every_call()
    {
        PageRange range = _memory.Allocate(Page);
        _memory.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _memory.Allocate(Page));
        Assert.Throws<ObjectDisposedException>(() => { _memory.GetSpan(0, 1); });
        Assert.Throws<ObjectDisposedException>(() => _memory.AddReference(range));
        Assert.Throws<ObjectDisposedException>(() => _memory.Release(range));
        Assert.Throws<ObjectDisposedException>(() => _memory.Decommit(range));
        Assert.Throws<ObjectDisposedException>(() => _memory.Usage);
    }

    private static void AssertCode(MemoryFileErrorCode code, Action action) =>
        Assert.Equal(code, Assert.Throws<MemoryFileException>(action).Code);

    /// <summary>What is to be reported where <paramref name="committed"/> bytes were written.</summary>
    private MemoryFileUsage Usage(long allocated, long committed) =>
        new(allocated, _memory.Capabilities.SparseScan ? committed : null);
}
