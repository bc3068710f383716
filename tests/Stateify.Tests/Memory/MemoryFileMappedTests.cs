using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileMappedTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Extent = 1 << 20;
    private static readonly MemoryLoadOptions Mapped = new() { Mode = MemoryLoadMode.Mapped };

    private readonly TemporaryDirectory _directory = new();

    private string Meta => _directory["pages_meta.img"];

    private string Pages => _directory["pages.img"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_mapped_image_reads_as_what_was_saved_and_commits_nothing()
    {
        using MemoryFile saved = Saved();

        using MemoryFile loaded = LoadMapped();

        Assert.Equal(new MemoryFileUsage(saved.Usage.AllocatedBytes, 0), loaded.Usage);
        AssertSame(saved, loaded);
    }

    [Fact]
    public void Writes_go_to_copies_and_the_image_stays_as_it_is()
    {
        using MemoryFile saved = Saved();
        byte[] image = File.ReadAllBytes(Pages);
        using MemoryFile loaded = LoadMapped();

        loaded.GetSpan(0, 4 * Extent).Fill(7);

        Assert.Equal(image, File.ReadAllBytes(Pages));
        using MemoryFile again = LoadMapped();
        AssertSame(saved, again);
    }

    [Fact]
    public void A_mapped_file_saves_what_was_written_over_the_image_it_was_loaded_from()
    {
        using MemoryFile saved = Saved();
        using MemoryFile loaded = LoadMapped();
        Change(saved);
        Change(loaded);

        loaded.Save(Meta, Pages, new() { Overwrite = true });

        AssertSame(saved, loaded);
        using MemoryFile again = MemoryFile.Load("again", Meta, Pages);
        AssertSame(saved, again);
        saved.Save(_directory["expected_meta"], _directory["expected_pages"]);
        Assert.Equal(File.ReadAllBytes(_directory["expected_meta"]), File.ReadAllBytes(Meta));
        Assert.Equal(File.ReadAllBytes(_directory["expected_pages"]), File.ReadAllBytes(Pages));

        static void Change(MemoryFile memory)
        {
            memory.GetSpan(Extent - 5, 10).Fill(9);
            memory.GetSpan(2 * Page, Page).Clear();
            memory.Decommit(new PageRange(8 * Page, 4 * Page));
            memory.Release(new PageRange(20 * Page, 4 * Page));
            memory.Allocate(4 * Page);
            PageRange added = memory.Allocate(200L << 20);
            memory.GetSpan(added.Offset + (100 << 20), Page).Fill(3);
        }
    }

    [Fact]
    public void An_image_that_is_deleted_or_replaced_by_a_rename_stays_mapped()
    {
        using MemoryFile saved = Saved();
        using MemoryFile loaded = LoadMapped();
        File.WriteAllBytes(_directory["other"], new byte[Page]);

        File.Move(_directory["other"], Pages, overwrite: true);
        AssertSame(saved, loaded);

        File.Delete(Pages);
        AssertSame(saved, loaded);
    }

    [Fact]
    public void Pages_of_the_image_that_are_given_back_read_as_zero()
    {
        using MemoryFile saved = Saved();
        using MemoryFile loaded = LoadMapped();

        loaded.Decommit(new PageRange(Page, 3 * Page));
        loaded.Release(new PageRange(10 * Page, Page));
        PageRange again = loaded.Allocate(Page);

        Assert.Equal(10 * Page, again.Offset);
        Assert.False(loaded.GetSpan(Page, 3 * Page).ContainsAnyExcept((byte)0));
        Assert.False(loaded.GetSpan(again.Offset, Page).ContainsAnyExcept((byte)0));
        Assert.True(loaded.GetSpan(4 * Page, 6 * Page).SequenceEqual(saved.GetSpan(4 * Page, 6 * Page)));
        Assert.True(loaded.GetSpan(11 * Page, 6 * Page).SequenceEqual(saved.GetSpan(11 * Page, 6 * Page)));
    }

    [Fact]
    public void Damage_is_found_when_its_extent_is_first_reached_and_each_time_again()
    {
        using MemoryFile saved = Saved();
        Flip(Pages, Extent + 77);

        using MemoryFile loaded = LoadMapped();

        Assert.True(loaded.GetSpan(0, Extent).SequenceEqual(saved.GetSpan(0, Extent)));
        Assert.True(loaded.GetSpan(2 * Extent, Extent).SequenceEqual(saved.GetSpan(2 * Extent, Extent)));
        for (int i = 0; i < 2; i++)
        {
            MemoryFileException error = AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => { loaded.GetSpan(Extent, 1); });
            Assert.Contains("at 0x100000 ", error.Message, StringComparison.Ordinal);
        }
        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => { loaded.GetSpan(0, 3 * Extent); });
        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => loaded.Save(_directory["m"], _directory["p"]));

        Flip(Pages, Extent + 77);
        AssertSame(saved, loaded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_extent_that_is_given_back_as_a_whole_is_damaged_no_more(bool reachedBefore)
    {
        using MemoryFile saved = Saved();
        Flip(Pages, Extent + 77);
        using MemoryFile loaded = LoadMapped();
        if (reachedBefore)
            AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => { loaded.GetSpan(Extent, 1); });

        loaded.Decommit(new PageRange(Extent - Page, Extent + (2 * Page)));

        Assert.False(loaded.GetSpan(Extent - Page, Extent + (2 * Page)).ContainsAnyExcept((byte)0));
        Assert.True(loaded.GetSpan(0, Extent - Page).SequenceEqual(saved.GetSpan(0, Extent - Page)));
        Assert.True(loaded.GetSpan(2 * Extent + Page, Extent - Page).SequenceEqual(saved.GetSpan(2 * Extent + Page, Extent - Page)));
    }

    [Fact]
    public void An_image_that_is_cut_off_is_an_error_of_the_call_that_reaches_it()
    {
        using MemoryFile saved = Saved();
        using MemoryFile loaded = LoadMapped();
        using (FileStream pages = OpenShared(Pages))
            pages.SetLength(Extent);

        Assert.True(loaded.GetSpan(0, Extent).SequenceEqual(saved.GetSpan(0, Extent)));
        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => { loaded.GetSpan(Extent, 1); });
        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => LoadMapped().Dispose());
    }

    [Fact]
    public void An_image_of_more_pieces_than_can_be_mapped_is_usable_all_the_same()
    {
        using MemoryFile saved = MemoryFile.Create("scattered");
        const int pieces = 20_000;
        saved.Allocate(2L * pieces * Page);
        for (int piece = 0; piece < pieces; piece++)
            saved.GetSpan(2L * piece * Page, Page).Fill((byte)(piece + 1));
        saved.Save(Meta, Pages);

        using MemoryFile loaded = LoadMapped();

        loaded.Release(new PageRange(2L * (pieces - 1) * Page, Page));
        for (int piece = 0; piece < pieces - 1; piece++)
            Assert.Equal(Page, loaded.GetSpan(2L * piece * Page, Page).Count((byte)(piece + 1)));
        Assert.InRange(loaded.Usage.CommittedBytes!.Value, Page, pieces / 2L * Page);
    }

    [Fact]
    public void An_empty_image_can_be_mapped()
    {
        using MemoryFile saved = MemoryFile.Create("empty");
        saved.Save(Meta, Pages);

        using MemoryFile loaded = LoadMapped();

        Assert.Equal(new MemoryFileUsage(0, 0), loaded.Usage);
        Assert.Equal(0, loaded.Allocate(Page).Offset);
    }

    [Fact]
    public void Nothing_is_left_open_or_mapped_by_mapped_files_that_were_disposed()
    {
        using MemoryFile saved = Saved();

        LoadMapped().Dispose();

        Assert.DoesNotContain(File.ReadLines("/proc/self/maps"), line => line.EndsWith(Pages, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd"), fd => new FileInfo(fd).LinkTarget == Pages);
    }

    private static MemoryFileException AssertCode(MemoryFileErrorCode code, Action action)
    {
        MemoryFileException error = Assert.Throws<MemoryFileException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }

    private static void AssertSame(MemoryFile expected, MemoryFile actual) =>
        Assert.True(expected.GetSpan(0, 4 * Extent).SequenceEqual(actual.GetSpan(0, 4 * Extent)));

    // .NET, not Linux, refuses to change a file that is being read, unless asked not to.
    private static FileStream OpenShared(string path) => File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    private static void Flip(string path, long offset)
    {
        using FileStream file = OpenShared(path);
        file.Position = offset;
        int value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)~value);
    }

    /// <summary>Three extents and a few single pages.</summary>
    private MemoryFile Saved()
    {
        MemoryFile memory = MemoryFile.Create("mapped-test");
        memory.Allocate(5 * Extent);
        Random random = new(1);
        random.NextBytes(memory.GetSpan(0, 3 * Extent));
        for (int offset = (3 * Extent) + Page; offset < 4 * Extent; offset += 3 * Page)
            random.NextBytes(memory.GetSpan(offset, Page));
        memory.Save(Meta, Pages);
        return memory;
    }

    private MemoryFile LoadMapped() => MemoryFile.Load("mapped-test", Meta, Pages, Mapped);
}
