using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileBackgroundTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Batch = 1 << 20;
    private const int Batches = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _directory = new();

    private string Meta => _directory["pages_meta.img"];

    private string Pages => _directory["pages.img"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(MemoryBackingKind.Automatic)]
    [InlineData(MemoryBackingKind.Portable)]
    public async Task All_pages_come_unasked(MemoryBackingKind backing)
    {
        using MemoryFile saved = Saved();

        using MemoryFile loaded = Load(new Gate(open: true), backing: backing);
        await loaded.Loading.WaitAsync(Patience);

        File.Delete(Pages);
        AssertSame(saved, loaded);
    }

    [Fact]
    public async Task A_page_that_is_touched_comes_before_its_turn()
    {
        using MemoryFile saved = Saved();
        Gate gate = new();
        using MemoryFile loaded = Load(gate);

        // Every thread that reads ahead stands at the gate after one batch at most, and will not get to the last one.
        Assert.Equal(saved.GetSpan((Batches - 1) * Batch, Batch), loaded.GetSpan((Batches - 1) * Batch, Batch));
        Assert.False(loaded.Loading.IsCompleted);

        gate.Open();
        await loaded.Loading.WaitAsync(Patience);
        AssertSame(saved, loaded);
    }

    [Fact]
    public void What_is_written_before_the_rest_has_come_stays()
    {
        using MemoryFile saved = Saved();
        Gate gate = new();
        using MemoryFile loaded = Load(gate);

        loaded.GetSpan(Batch, Page).Fill(0xAA);
        saved.GetSpan(Batch, Page).Fill(0xAA);
        gate.Open();

        AssertSame(saved, loaded);
    }

    [Fact]
    public async Task Pages_that_are_given_back_never_come()
    {
        using MemoryFile saved = Saved();
        Gate gate = new();
        using MemoryFile loaded = Load(gate);

        // A whole batch, and the middle of another two.
        PageRange whole = new((Batches - 1) * Batch, Batch);
        PageRange middle = new((Batches - 3) * Batch + Page, Batch);
        loaded.Release(whole);
        loaded.Decommit(middle);
        PageRange again = loaded.Allocate(Batch);
        gate.Open();
        await loaded.Loading.WaitAsync(Patience);

        Assert.Equal(whole, again);
        Assert.False(loaded.GetSpan(again.Offset, Batch).ContainsAnyExcept((byte)0));
        Assert.False(loaded.GetSpan(middle.Offset, Batch).ContainsAnyExcept((byte)0));
        Assert.Equal(saved.GetSpan(0, (int)middle.Offset), loaded.GetSpan(0, (int)middle.Offset));
        Assert.Equal(saved.GetSpan((int)middle.End, Batch - Page), loaded.GetSpan((int)middle.End, Batch - Page));
    }

    [Fact]
    public async Task Pages_that_are_released_by_one_of_two_owners_come()
    {
        using MemoryFile saved = Saved();
        saved.AddReference(new PageRange(4 * Batch, 8 * Batch));
        saved.Save(Meta, Pages, new() { Overwrite = true });
        Gate gate = new();
        using MemoryFile loaded = Load(gate);

        loaded.Release(new PageRange(4 * Batch, 8 * Batch));
        gate.Open();
        await loaded.Loading.WaitAsync(Patience);

        AssertSame(saved, loaded);
    }

    [Fact]
    public async Task A_damaged_page_is_an_error_for_whoever_touches_it_and_for_nobody_else()
    {
        using MemoryFile saved = Saved();
        byte[] image = File.ReadAllBytes(Pages);
        long damaged = 5 * Batch + 100;
        Overwrite(damaged, (byte)(image[damaged] ^ 1));
        using MemoryFile loaded = Load(new Gate(open: true));

        MemoryFileException ahead = await Assert.ThrowsAsync<MemoryFileException>(() => loaded.Loading.WaitAsync(Patience));
        Assert.Equal(MemoryFileErrorCode.ImagePagesCorrupt, ahead.Code);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Throws<MemoryFileException>(() => loaded.GetSpan(5 * Batch, 1)));
        Assert.Equal(saved.GetSpan(0, 5 * Batch), loaded.GetSpan(0, 5 * Batch));
        Assert.Equal(saved.GetSpan(6 * Batch, 10 * Batch), loaded.GetSpan(6 * Batch, 10 * Batch));
        Assert.Throws<MemoryFileException>(() => loaded.Save(_directory["meta"], _directory["pages"]));

        // The error goes away with its cause.
        Overwrite(damaged, image[damaged]);
        AssertSame(saved, loaded);
    }

    [Fact]
    public async Task Many_threads_that_touch_the_same_page_all_see_it_or_the_error()
    {
        using MemoryFile saved = Saved();
        byte[] image = File.ReadAllBytes(Pages);
        Overwrite(9 * Batch, (byte)(image[9 * Batch] ^ 1));
        Gate gate = new();
        using MemoryFile loaded = Load(gate);

        Task<bool>[] touches =
        [
            .. Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            {
                int batch = i % 2 == 0 ? 9 : 8;
                MemoryFileException? error = Record.Exception(() => loaded.GetSpan(batch * Batch, Batch).ToArray()) as MemoryFileException;
                return (error is not null) == (batch == 9);
            })),
        ];

        Assert.All(await Task.WhenAll(touches).WaitAsync(Patience), Assert.True);
        gate.Open();
    }

    [Fact]
    public async Task Cancelling_ends_the_reading_ahead_and_pages_come_when_they_are_touched()
    {
        using MemoryFile saved = Saved();
        using CancellationTokenSource source = new();
        Gate gate = new();
        using MemoryFile loaded = Load(gate, source.Token);

        await source.CancelAsync();
        gate.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loaded.Loading.WaitAsync(Patience));
        AssertSame(saved, loaded);
    }

    [Fact]
    public void A_save_waits_for_all_pages()
    {
        using MemoryFile saved = Saved();
        Gate gate = new();
        using MemoryFile loaded = Load(gate);

        loaded.Save(_directory["meta"], _directory["pages"]);

        Assert.Equal(File.ReadAllBytes(Meta), File.ReadAllBytes(_directory["meta"]));
        Assert.Equal(File.ReadAllBytes(Pages), File.ReadAllBytes(_directory["pages"]));
        gate.Open();
    }

    [Fact]
    public async Task An_image_without_pages_is_loaded_at_once()
    {
        using MemoryFile empty = MemoryFile.Create("empty");
        empty.Allocate(Page);
        empty.Save(Meta, Pages);

        using MemoryFile loaded = Load(new Gate(open: true));

        Assert.Equal(empty.Usage, loaded.Usage);
        await loaded.Loading.WaitAsync(Patience);
    }

    [Fact]
    public void A_memory_file_that_is_disposed_meanwhile_reads_no_more()
    {
        using MemoryFile saved = Saved();
        Gate gate = new();
        MemoryFile loaded = Load(gate);
        Task loading = loaded.Loading;

        gate.Open();
        loaded.Dispose();

        Assert.True(loading.IsCompleted);
    }

    private MemoryFile Load(Gate gate, CancellationToken token = default, MemoryBackingKind backing = default) => MemoryFile.Load("loaded", Meta, Pages, new()
    {
        Mode = MemoryLoadMode.Background,
        Progress = gate,
        CancellationToken = token,
        File = new() { Backing = backing },
    });

    private MemoryFile Saved()
    {
        MemoryFile memory = MemoryFile.Create("saved");
        memory.Allocate(Batches * Batch);
        new Random(7).NextBytes(memory.GetSpan(0, Batches * Batch));
        memory.Save(Meta, Pages);
        return memory;
    }

    private void Overwrite(long offset, byte value)
    {
        using FileStream file = new(Pages, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = offset;
        file.WriteByte(value);
    }

    private static void AssertSame(MemoryFile expected, MemoryFile actual)
    {
        Assert.Equal(expected.Usage.AllocatedBytes, actual.Usage.AllocatedBytes);
        Assert.True(expected.GetSpan(0, Batches * Batch).SequenceEqual(actual.GetSpan(0, Batches * Batch)));
    }

    /// <summary>Holds whoever reads ahead after each batch until it is opened.</summary>
    private sealed class Gate(bool open = false) : IProgress<MemoryProgress>
    {
        private readonly ManualResetEventSlim _open = new(open);

        public void Open() => _open.Set();

        public void Report(MemoryProgress value) => _open.Wait(Patience);
    }
}
