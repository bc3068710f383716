using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>Where allocations go, and when they are refused.</summary>
public sealed class MemoryFileAllocationTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Huge = PageAllocationOptions.HugePageSize;
    private const int Chunk = 64 << 20;

    private static readonly PageAllocationOptions TopDown = new() { Direction = AllocationDirection.TopDown };
    private static readonly PageAllocationOptions HugePages = new() { HugePages = true };

    private readonly MemoryFile _memory = MemoryFile.Create("allocation-test");

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Allocations_from_the_top_follow_each_other_downwards()
    {
        Assert.Equal(Chunk - Page, _memory.Allocate(Page, TopDown).Offset);
        Assert.Equal(Chunk - (3 * Page), _memory.Allocate(2 * Page, TopDown).Offset);
        Assert.Equal(0, _memory.Allocate(Page).Offset);
        Assert.Equal(Chunk - (4 * Page), _memory.Allocate(Page, TopDown).Offset);
    }

    [Fact]
    public void An_allocation_from_the_top_takes_the_highest_gap_that_is_large_enough()
    {
        PageRange all = _memory.Allocate(Chunk);
        PageRange low = new(2 * Page, 4 * Page);
        PageRange middle = new(10 * Page, 4 * Page);
        PageRange high = new(20 * Page, 2 * Page);
        _memory.Release(low);
        _memory.Release(middle);
        _memory.Release(high);

        Assert.Equal(11 * Page, _memory.Allocate(3 * Page, TopDown).Offset);
        Assert.Equal(20 * Page, _memory.Allocate(2 * Page, TopDown).Offset);
        Assert.Equal(10 * Page, _memory.Allocate(Page, TopDown).Offset);
        Assert.Equal(5 * Page, _memory.Allocate(Page, TopDown).Offset);
        Assert.Equal(all.End + Chunk - (4 * Page), _memory.Allocate(4 * Page, TopDown).Offset);
    }

    [Fact]
    public void The_file_grows_by_as_much_as_an_allocation_from_the_top_takes()
    {
        _memory.Allocate(Page);
        PageRange large = _memory.Allocate(Chunk + Page, TopDown);

        Assert.Equal(2 * Chunk, large.End);
        _memory.GetSpan(large.Offset, Page)[0] = 1;
        _memory.GetSpan(large.End - 1, 1)[0] = 2;
        Assert.Equal(2 * Page, _memory.Usage.CommittedBytes);
    }

    [Theory]
    [InlineData(AllocationDirection.BottomUp)]
    [InlineData(AllocationDirection.TopDown)]
    public void Pieces_that_were_freed_one_by_one_serve_one_allocation(AllocationDirection direction)
    {
        _memory.Allocate(Chunk);
        Random random = new(1);
        int[] pieces = [.. Enumerable.Range(100, 50)];
        random.Shuffle(pieces);
        foreach (int page in pieces[..^1])
            _memory.Release(new PageRange((long)page * Page, Page));
        PageRange beyond = _memory.Allocate(50 * Page, new() { Direction = direction });
        Assert.True(beyond.Offset >= Chunk);
        _memory.Release(beyond);

        _memory.Release(new PageRange((long)pieces[^1] * Page, Page));

        Assert.Equal(new PageRange(100 * Page, 50 * Page), _memory.Allocate(50 * Page, new() { Direction = direction }));
    }

    [Fact]
    public void A_gap_between_pages_of_other_kinds_or_counts_is_whole_again_when_all_of_them_are_freed()
    {
        PageRange first = _memory.Allocate(2 * Page, new() { Kind = PageKind.Tmpfs });
        PageRange second = _memory.Allocate(2 * Page);
        PageRange third = _memory.Allocate(2 * Page, new() { Kind = PageKind.System });
        _memory.Allocate(Page);
        _memory.AddReference(second);
        _memory.Release(first);
        _memory.Release(third);
        _memory.Release(second);
        Assert.Equal(7 * Page, _memory.Allocate(6 * Page).Offset);

        _memory.Release(second);

        Assert.Equal(0, _memory.Allocate(6 * Page).Offset);
    }

    [Theory]
    [InlineData(AllocationDirection.BottomUp)]
    [InlineData(AllocationDirection.TopDown)]
    public void Where_an_allocation_goes_does_not_depend_on_a_save_and_load_between(AllocationDirection direction)
    {
        using TemporaryDirectory directory = new();
        PageRange low = _memory.Allocate(8 * Page);
        PageRange high = _memory.Allocate(3L * Chunk);
        _memory.Release(high);
        _memory.Release(new PageRange(low.Offset + Page, Page));
        _memory.Save(directory["meta"], directory["pages"]);
        using MemoryFile loaded = MemoryFile.Load("loaded", directory["meta"], directory["pages"]);

        for (int pages = 1; pages < 5; pages++)
        {
            PageAllocationOptions options = new() { Direction = direction };
            Assert.Equal(_memory.Allocate(pages * Page, options), loaded.Allocate(pages * Page, options));
        }
    }

    [Theory]
    [InlineData(AllocationDirection.BottomUp, MemoryBackingKind.Memfd)]
    [InlineData(AllocationDirection.TopDown, MemoryBackingKind.Memfd)]
    [InlineData(AllocationDirection.BottomUp, MemoryBackingKind.Portable)]
    public void Huge_pages_are_aligned_in_file_and_memory(AllocationDirection direction, MemoryBackingKind backing)
    {
        using MemoryFile memory = MemoryFile.Create("huge", new() { Backing = backing });
        memory.Allocate(Page);
        memory.Allocate(Page, TopDown);

        PageRange huge = memory.Allocate(2 * Huge, new() { HugePages = true, Direction = direction });

        Assert.Equal(direction == AllocationDirection.BottomUp ? Huge : Chunk - (3 * Huge), huge.Offset);
        Span<byte> span = memory.GetSpan(huge.Offset, 2 * Huge);
        Assert.Equal(0, ProcessMappings.AddressOf(span) % Huge);
        Assert.False(span.ContainsAnyExcept((byte)0));
        Assert.Equal(memory.Capabilities.HugePages, ProcessMappings.Around(span).Any(static mapping => mapping.Flags.Contains("hg")));
    }

    [Fact]
    public void Gaps_beside_huge_pages_are_used_for_others()
    {
        PageRange first = _memory.Allocate(Page);
        PageRange huge = _memory.Allocate(Huge, HugePages);

        PageRange second = _memory.Allocate(Huge - Page);

        Assert.Equal(huge.Offset, second.End);
        Assert.Equal(first.End, second.Offset);
        _memory.Release(second);
        Assert.Equal(huge.End, _memory.Allocate(Huge, HugePages).Offset);
        _memory.Release(first);
        Assert.Equal(0, _memory.Allocate(Huge, HugePages).Offset);
    }

    [Fact]
    public void Writes_to_huge_pages_are_tracked()
    {
        using TemporaryDirectory directory = new();
        PageRange huge = _memory.Allocate(2 * Huge, HugePages);
        _memory.GetSpan(huge.Offset, Huge).Fill(1);
        _memory.Save(directory["0.meta"], directory["0.pages"], new() { TrackWrites = true });
        _memory.GetSpan(huge.Offset + (7 * Page), 1)[0] = 9;
        _memory.GetSpan(huge.Offset + Huge + (5 * Page), 1)[0] = 9;

        _memory.SaveDelta(directory["1.meta"], directory["1.pages"], directory["0.meta"]);

        using MemoryFile loaded = MemoryChain.Load(
            "loaded", [new(directory["0.meta"], directory["0.pages"]), new(directory["1.meta"], directory["1.pages"])]);
        Assert.Equal(2 * Page, new FileInfo(directory["1.pages"]).Length);
        Assert.True(_memory.GetSpan(huge.Offset, 2 * Huge).SequenceEqual(loaded.GetSpan(huge.Offset, 2 * Huge)));
    }

    [Theory]
    [InlineData(MemoryBackingKind.Memfd)]
    [InlineData(MemoryBackingKind.Portable)]
    public void A_name_that_a_memfd_cannot_have_is_refused_for_every_backing(MemoryBackingKind backing)
    {
        MemoryFile.Create(new string('x', 249), new() { Backing = backing }).Dispose();

        Assert.Throws<ArgumentException>(() => MemoryFile.Create(new string('x', 250), new() { Backing = backing }));
    }

    [Fact]
    public void Who_does_not_ask_for_whole_pages_is_told_of_what_they_are_multiples()
    {
        ArgumentOutOfRangeException[] errors =
        [
            Assert.Throws<ArgumentOutOfRangeException>(() => _memory.Allocate(100)),
            Assert.Throws<ArgumentOutOfRangeException>(() => new PageRange(1, Page)),
            Assert.Throws<ArgumentOutOfRangeException>(() => new PageRange(Page, 1)),
        ];

        Assert.Equal(["length", "offset", "length"], errors.Select(static error => error.ParamName));
        Assert.All(errors, static error => Assert.Contains("a multiple of 4096", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _memory.Allocate(Huge + Page, HugePages));
        Assert.Throws<ArgumentOutOfRangeException>(() => _memory.Allocate(Page, new() { Direction = (AllocationDirection)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryFileOptions { Limit = -1 });
        Assert.Equal(0, _memory.Usage.AllocatedBytes);
    }

    [Theory]
    [InlineData(AllocationDirection.BottomUp)]
    [InlineData(AllocationDirection.TopDown)]
    public void More_than_the_address_space_is_refused_in_either_direction(AllocationDirection direction)
    {
        _memory.Allocate(Page);

        MemoryFileException error = Assert.Throws<MemoryFileException>(
            () => _memory.Allocate(long.MaxValue / Page * Page, new() { Direction = direction }));

        Assert.Equal(MemoryFileErrorCode.LimitReached, error.Code);
        Assert.Equal(Page, _memory.Usage.AllocatedBytes);
    }

    [Theory]
    [InlineData(MemoryBackingKind.Memfd)]
    [InlineData(MemoryBackingKind.Portable)]
    public void An_allocation_beyond_the_limit_is_refused_and_changes_nothing(MemoryBackingKind backing)
    {
        using MemoryFile memory = MemoryFile.Create("limited", new() { Limit = 10 * Page, Backing = backing });
        PageRange range = memory.Allocate(8 * Page);
        memory.AddReference(range);

        MemoryFileException error = Assert.Throws<MemoryFileException>(() => memory.Allocate(3 * Page));

        Assert.Equal(MemoryFileErrorCode.LimitReached, error.Code);
        Assert.Contains($" {3 * Page} bytes are wanted and {8 * Page} are allocated", error.Message, StringComparison.Ordinal);
        Assert.Contains($" limit of {10 * Page} bytes; release memory, or ", error.Message, StringComparison.Ordinal);
        Assert.Equal(8 * Page, memory.Usage.AllocatedBytes);
        Assert.Equal(range.End, memory.Allocate(2 * Page).Offset);
        Assert.Throws<MemoryFileException>(() => memory.Allocate(Page));

        memory.Release(range);
        Assert.Throws<MemoryFileException>(() => memory.Allocate(Page));
        memory.Release(range);
        Assert.Equal(0, memory.Allocate(8 * Page).Offset);
    }

    [Fact]
    public void An_image_beyond_the_limit_is_refused_before_its_pages_are_read()
    {
        using TemporaryDirectory directory = new();
        _memory.Allocate(8 * Page);
        _memory.GetSpan(0, 1)[0] = 1;
        _memory.Save(directory["meta"], directory["pages"]);
        MemoryFileException error = Assert.Throws<MemoryFileException>(
            () => MemoryFile.Load("limited", directory["meta"], directory["none"], new() { File = new() { Limit = 7 * Page } }));
        Assert.Equal(MemoryFileErrorCode.LimitReached, error.Code);
        Assert.Contains($" {8 * Page} bytes allocated, which exceed the memory file's limit of {7 * Page} bytes", error.Message, StringComparison.Ordinal);

        using MemoryFile loaded = MemoryFile.Load("limited", directory["meta"], directory["pages"], new() { File = new() { Limit = 8 * Page } });

        Assert.Equal(8 * Page, loaded.Limit);
        Assert.Throws<MemoryFileException>(() => loaded.Allocate(Page));
    }
}
