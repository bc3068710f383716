using Microsoft.Win32.SafeHandles;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileTrackingTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Pages = 64;

    private static readonly MemorySaveOptions Tracked = new() { TrackWrites = true };

    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryFile _memory = MemoryFile.Create("tracking-test");

    public MemoryFileTrackingTests()
    {
        _memory.Allocate(Pages * Page);
        new Random(1).NextBytes(_memory.GetSpan(0, Pages / 2 * Page));
        Save(0);
    }

    public void Dispose()
    {
        _memory.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Every_way_to_change_a_page_is_noticed_in_each_link_of_a_chain()
    {
        const int pagesOfLink = 8;
        for (int link = 1; link <= 3; link++)
        {
            ChangeInEveryWay(first: (link - 1) * pagesOfLink);

            SaveDelta(link);

            AssertRestores(link);
        }
    }

    [Fact]
    public void What_a_link_has_stored_the_next_does_not()
    {
        foreach ((int link, int written) in (ReadOnlySpan<(int, int)>)[(1, 5), (2, 1), (3, 0), (4, 2)])
        {
            for (int page = 0; page < written; page++)
                _memory.GetSpan((page + link) * Page, 1)[0] ^= 1;

            SaveDelta(link);

            Assert.Equal(written * Page, new FileInfo(Image(link).PagesPath).Length);
            AssertRestores(link);
        }
    }

    [Fact]
    public void A_save_that_fails_forgets_nothing()
    {
        _memory.GetSpan(3 * Page, 1)[0] ^= 1;
        Assert.Throws<MemoryFileException>(() => _memory.SaveDelta(_directory["missing/meta"], _directory["p"], Image(0).MetaPath, Tracked));

        SaveDelta(1);

        AssertRestores(1);
    }

    [Fact]
    public void A_delta_relative_to_an_older_image_holds_all_changes_since_that()
    {
        _memory.GetSpan(3 * Page, 1)[0] ^= 1;
        Save(5);
        _memory.GetSpan(4 * Page, 1)[0] ^= 1;

        SaveDelta(1);

        Assert.Equal(2 * Page, new FileInfo(Image(1).PagesPath).Length);
        AssertRestores(1);
    }

    [Fact]
    public void Deltas_that_do_not_track_stay_relative_to_the_image_that_does()
    {
        for (int number = 1; number < 4; number++)
        {
            _memory.GetSpan(number * Page, 1)[0] ^= 1;
            _memory.SaveDelta(Image(1).MetaPath, Image(1).PagesPath, Image(0).MetaPath, new() { Overwrite = true });

            Assert.Equal(number * Page, new FileInfo(Image(1).PagesPath).Length);
            AssertRestores(1);
        }
    }

    [Fact]
    public void A_mapped_file_is_tracked_too()
    {
        using MemoryFile mapped = MemoryFile.Load("mapped", Image(0).MetaPath, Image(0).PagesPath, new() { Mode = MemoryLoadMode.Mapped });
        mapped.Save(Image(5).MetaPath, Image(5).PagesPath, Tracked);
        foreach (MemoryFile memory in (MemoryFile[])[_memory, mapped])
        {
            memory.GetSpan(7 * Page, 1)[0] ^= 1;
            memory.GetSpan(40 * Page, 1)[0] ^= 1;
            memory.Decommit(new PageRange(9 * Page, Page));
        }

        mapped.SaveDelta(Image(1).MetaPath, Image(1).PagesPath, Image(0).MetaPath, Tracked);
        mapped.GetSpan(9 * Page, 1)[0] = 1;
        _memory.GetSpan(9 * Page, 1)[0] = 1;
        mapped.SaveDelta(Image(2).MetaPath, Image(2).PagesPath, Image(1).MetaPath, Tracked);

        Assert.Equal(Page, new FileInfo(Image(2).PagesPath).Length);
        AssertRestores(2);
    }

    [Fact]
    public void Pages_that_were_not_written_through_the_mapping_are_not_read_where_the_kernel_tracks_writes()
    {
        string own = Directory.GetFiles("/proc/self/fd").First(static fd => new FileInfo(fd).LinkTarget is { } target && target.Contains("tracking-test", StringComparison.Ordinal));
        using (SafeFileHandle file = File.OpenHandle(own, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            RandomAccess.Write(file, [1, 2, 3], 2 * Page);

        SaveDelta(1);

        Assert.Equal(_memory.Capabilities.WriteTracking ? 0 : Page, new FileInfo(Image(1).PagesPath).Length);
    }

    private MemoryImage Image(int number) => new(_directory[$"{number}.meta"], _directory[$"{number}.pages"]);

    private void Save(int number) => _memory.Save(Image(number).MetaPath, Image(number).PagesPath, Tracked);

    private void SaveDelta(int number) =>
        _memory.SaveDelta(Image(number).MetaPath, Image(number).PagesPath, Image(number - 1).MetaPath, Tracked);

    /// <summary>Changes eight pages that are not zeros, one of zeros, and what is allocated.</summary>
    private void ChangeInEveryWay(int first)
    {
        _memory.GetSpan(first * Page, 1)[0] ^= 1;
        _memory.GetSpan((Pages - 1 - first) * Page, 1)[0] = 1;
        _memory.Decommit(new PageRange((first + 1) * Page, Page));
        _memory.Decommit(new PageRange((first + 2) * Page, Page));
        Assert.Equal(0, _memory.GetSpan((first + 2) * Page, 1)[0]);
        _memory.Release(new PageRange((first + 3) * Page, 2 * Page));
        PageRange reused = _memory.Allocate(Page);
        Assert.Equal(0, _memory.GetSpan(reused.Offset, 1)[0]);
        _memory.GetSpan((first + 5) * Page, Page).Clear();
        PageRange grown = _memory.Allocate(100L << 20);
        _memory.GetSpan(grown.Offset + (80 << 20), 1)[0] = 1;
        File.WriteAllBytes(_directory["file"], [1, 2, 3]);
        using SafeFileHandle file = File.OpenHandle(_directory["file"]);
        Assert.Equal(3, RandomAccess.Read(file, _memory.GetSpan((first + 6) * Page, 3), 0));
    }

    private void AssertRestores(int last)
    {
        MemoryImage[] chain = [.. Enumerable.Range(0, last + 1).Select(Image)];
        using MemoryFile restored = MemoryChain.Load("restored", chain);
        restored.Save(_directory["restored.meta"], _directory["restored.pages"], new() { Overwrite = true });
        _memory.Save(_directory["memory.meta"], _directory["memory.pages"], new() { Overwrite = true });
        Assert.Equal(File.ReadAllBytes(_directory["memory.meta"]), File.ReadAllBytes(_directory["restored.meta"]));
        Assert.Equal(File.ReadAllBytes(_directory["memory.pages"]), File.ReadAllBytes(_directory["restored.pages"]));
    }
}
