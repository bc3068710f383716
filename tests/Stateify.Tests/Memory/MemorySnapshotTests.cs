using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemorySnapshotTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Length = 256 * Page;

    private readonly TemporaryDirectory _directory = new();

    private string Meta => _directory["pages_meta.img"];

    private string Pages => _directory["pages.img"];

    public void Dispose() => _directory.Dispose();

    public static TheoryData<MemoryBackingKind> Backings => [MemoryBackingKind.Automatic, MemoryBackingKind.Portable];

    [Fact]
    public void This_machine_copies_on_write() => Assert.True(MemoryCapabilities.Of(MemoryBackingKind.Memfd).Snapshots);

    [Theory]
    [MemberData(nameof(Backings))]
    public void A_snapshot_is_what_was_there_whatever_happens_afterwards(MemoryBackingKind backing)
    {
        using MemoryFile memory = Filled(backing);
        memory.Save(_directory["expected_meta"], _directory["expected_pages"]);

        using MemorySnapshot snapshot = memory.TakeSnapshot();
        ChangeInEveryWay(memory);
        snapshot.Save(Meta, Pages);

        AssertSameFiles();
    }

    [Theory]
    [MemberData(nameof(Backings))]
    public void The_program_sees_what_it_writes_before_and_after_the_end_of_a_snapshot(MemoryBackingKind backing)
    {
        using MemoryFile memory = Filled(backing);
        using MemoryFile twin = Filled(backing);

        MemorySnapshot snapshot = memory.TakeSnapshot();
        ChangeInEveryWay(memory);
        ChangeInEveryWay(twin);
        AssertSame(twin, memory);
        snapshot.Dispose();
        AssertSame(twin, memory);
        ChangeInEveryWay(memory);
        ChangeInEveryWay(twin);
        AssertSame(twin, memory);

        memory.Save(Meta, Pages);
        twin.Save(_directory["expected_meta"], _directory["expected_pages"]);
        AssertSameFiles();
        AssertSame(twin, memory);
    }

    [Theory]
    [MemberData(nameof(Backings))]
    public void One_snapshot_after_another(MemoryBackingKind backing)
    {
        using MemoryFile memory = Filled(backing);
        for (int round = 0; round < 5; round++)
        {
            ChangeInEveryWay(memory);
            memory.Save(_directory["expected_meta"], _directory["expected_pages"], new() { Overwrite = true });
            using MemorySnapshot snapshot = memory.TakeSnapshot();
            ChangeInEveryWay(memory);
            snapshot.Save(Meta, Pages, new() { Overwrite = true });
            AssertSameFiles();
        }
    }

    [Fact]
    public async Task A_snapshot_is_saved_while_threads_write()
    {
        using MemoryFile memory = Filled();
        memory.Save(_directory["expected_meta"], _directory["expected_pages"]);
        using MemorySnapshot snapshot = memory.TakeSnapshot();
        using CancellationTokenSource stop = new();
        Task[] writers =
        [
            .. Enumerable.Range(0, 2).Select(i => Task.Run(() =>
            {
                Random random = new(i);
                while (!stop.IsCancellationRequested)
                    random.NextBytes(memory.GetSpan(random.Next(Length / Page) * Page, Page));
            })),
        ];

        for (int i = 0; i < 10; i++)
        {
            snapshot.Save(Meta, Pages, new() { Overwrite = true });
            AssertSameFiles();
        }
        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public void Pages_that_are_given_back_during_a_snapshot_are_free_when_it_has_ended()
    {
        using MemoryFile memory = Filled();
        long committed = memory.Usage.CommittedBytes!.Value;
        MemorySnapshot snapshot = memory.TakeSnapshot();

        memory.Release(new PageRange(0, Length / 2));
        Assert.Equal(committed, memory.Usage.CommittedBytes);
        snapshot.Dispose();
        memory.Save(Meta, Pages);

        Assert.Equal(Length / 2, memory.Usage.CommittedBytes);
    }

    [Fact]
    public void Copies_are_counted_and_merged()
    {
        using MemoryFile memory = Filled();
        long committed = memory.Usage.CommittedBytes!.Value;
        MemorySnapshot snapshot = memory.TakeSnapshot();

        memory.GetSpan(Page, 3 * Page).Fill(1);
        Assert.Equal(committed + (3 * Page), memory.Usage.CommittedBytes);
        snapshot.Dispose();
        memory.Save(Meta, Pages);

        Assert.Equal(committed, memory.Usage.CommittedBytes);
    }

    [Fact]
    public void Memory_that_is_allocated_again_during_a_snapshot_reads_as_zero_and_is_not_committed_by_it()
    {
        using MemoryFile memory = Filled();
        MemorySnapshot snapshot = memory.TakeSnapshot();

        memory.Release(new PageRange(0, Length));
        PageRange again = memory.Allocate(Length);
        Assert.Equal(0, again.Offset);
        Assert.False(memory.GetSpan(0, Length).ContainsAnyExcept((byte)0));
        snapshot.Dispose();
        memory.Save(Meta, Pages);

        Assert.Equal(0, new FileInfo(Pages).Length);
        Assert.Equal(0, memory.Usage.CommittedBytes);
    }

    [Fact]
    public void A_delta_from_a_snapshot_continues_its_parent()
    {
        using MemoryFile memory = Filled();
        memory.Save(_directory["meta0"], _directory["pages0"], new() { PageHashes = true });
        memory.GetSpan(5 * Page, Page).Fill(0xEE);
        using MemoryFile expected = Filled();
        expected.GetSpan(5 * Page, Page).Fill(0xEE);

        using MemorySnapshot snapshot = memory.TakeSnapshot();
        ChangeInEveryWay(memory);
        snapshot.SaveDelta(Meta, Pages, _directory["meta0"]);

        Assert.Equal(Page, new FileInfo(Pages).Length);
        using MemoryFile loaded = MemoryChain.Load("loaded", [new(_directory["meta0"], _directory["pages0"]), new(Meta, Pages)]);
        AssertSame(expected, loaded);
    }

    [Fact]
    public void A_delta_after_a_snapshot_finds_what_was_written_though_it_was_tracked_before()
    {
        using MemoryFile memory = Filled();
        memory.Save(_directory["meta0"], _directory["pages0"], new() { TrackWrites = true });
        using (memory.TakeSnapshot())
            memory.GetSpan(5 * Page, Page).Fill(0xEE);
        memory.GetSpan(7 * Page, Page).Fill(0xEE);

        memory.SaveDelta(Meta, Pages, _directory["meta0"]);

        Assert.Equal(2 * Page, new FileInfo(Pages).Length);
        using MemoryFile loaded = MemoryChain.Load("loaded", [new(_directory["meta0"], _directory["pages0"]), new(Meta, Pages)]);
        AssertSame(memory, loaded);
    }

    [Fact]
    public void A_mapped_image_can_be_taken_a_snapshot_of()
    {
        using MemoryFile memory = Filled();
        memory.Save(_directory["expected_meta"], _directory["expected_pages"]);
        using MemoryFile mapped = MemoryFile.Load("mapped", _directory["expected_meta"], _directory["expected_pages"], new() { Mode = MemoryLoadMode.Mapped });

        using MemorySnapshot snapshot = mapped.TakeSnapshot();
        ChangeInEveryWay(mapped);
        ChangeInEveryWay(memory);
        snapshot.Save(Meta, Pages);

        AssertSameFiles();
        AssertSame(memory, mapped);
    }

    [Fact]
    public void A_snapshot_of_nothing_is_an_empty_image()
    {
        using MemoryFile memory = MemoryFile.Create("empty");
        memory.Save(_directory["expected_meta"], _directory["expected_pages"]);

        using MemorySnapshot snapshot = memory.TakeSnapshot();
        memory.GetSpan(memory.Allocate(Page).Offset, Page).Fill(1);
        snapshot.Save(Meta, Pages);

        AssertSameFiles();
    }

    [Fact]
    public void While_a_snapshot_is_open_nothing_else_is_saved()
    {
        using MemoryFile memory = Filled();
        using MemorySnapshot snapshot = memory.TakeSnapshot();

        Assert.Contains("dispose of it first", Assert.Throws<InvalidOperationException>(() => memory.Save(Meta, Pages)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => memory.SaveDelta(Meta, Pages, _directory["parent"]));
        Assert.Throws<InvalidOperationException>(memory.TakeSnapshot);
    }

    [Fact]
    public void A_snapshot_outlives_its_memory_file()
    {
        MemoryFile memory = Filled();
        memory.Save(_directory["expected_meta"], _directory["expected_pages"]);
        using MemorySnapshot snapshot = memory.TakeSnapshot();

        memory.Dispose();
        snapshot.Save(Meta, Pages);

        AssertSameFiles();
    }

    [Fact]
    public void A_snapshot_that_was_disposed_of_cannot_be_saved()
    {
        using MemoryFile memory = Filled();
        MemorySnapshot snapshot = memory.TakeSnapshot();
        snapshot.Dispose();
        snapshot.Dispose();

        Assert.Throws<ObjectDisposedException>(() => snapshot.Save(Meta, Pages));
        Assert.Throws<ObjectDisposedException>(() => snapshot.SaveDelta(Meta, Pages, _directory["parent"]));
    }

    private static MemoryFile Filled(MemoryBackingKind backing = default)
    {
        MemoryFile memory = MemoryFile.Create("memory", new() { Backing = backing });
        memory.Allocate(Length);
        new Random(3).NextBytes(memory.GetSpan(0, Length));
        memory.GetSpan(40 * Page, 3 * Page).Clear();
        memory.Decommit(new PageRange(50 * Page, 2 * Page));
        return memory;
    }

    /// <summary>Writes, shares, releases, allocates and decommits, always the same.</summary>
    private static void ChangeInEveryWay(MemoryFile memory)
    {
        memory.GetSpan(10 * Page, 20 * Page).Fill((byte)(memory.GetSpan(10 * Page, 1)[0] + 1));
        memory.GetSpan(50 * Page, Page).Fill(0x50);
        memory.AddReference(new PageRange(0, Page));
        memory.Release(new PageRange(100 * Page, 50 * Page));
        PageRange again = memory.Allocate(20 * Page);
        memory.GetSpan(again.Offset + Page, Page).Fill(0x77);
        memory.Allocate(30 * Page);
        memory.Decommit(new PageRange(200 * Page, 10 * Page));
        PageRange beyond = memory.Allocate(16 * Page);
        memory.GetSpan(beyond.Offset, Page).Fill(0x11);
    }

    private static void AssertSame(MemoryFile expected, MemoryFile actual)
    {
        int length = (int)expected.Usage.AllocatedBytes;
        Assert.Equal(length, actual.Usage.AllocatedBytes);
        Assert.True(expected.GetSpan(0, length).SequenceEqual(actual.GetSpan(0, length)));
    }

    private void AssertSameFiles()
    {
        Assert.Equal(File.ReadAllBytes(_directory["expected_meta"]), File.ReadAllBytes(Meta));
        Assert.Equal(File.ReadAllBytes(_directory["expected_pages"]), File.ReadAllBytes(Pages));
    }
}
