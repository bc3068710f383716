using Stateify.Memory;
using Stateify.Tests.Files;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileImageTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int LargeLength = 48 << 20;

    private readonly TemporaryDirectory _directory = new();

    private string Meta => _directory["pages_meta.img"];

    private string Pages => _directory["pages.img"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Contents_allocations_and_reference_counts_survive_a_save_and_load()
    {
        using MemoryFile saved = MemoryFile.Create("saved");
        PageRange first = saved.Allocate(3 * Page);
        PageRange gap = saved.Allocate(2 * Page);
        PageRange second = saved.Allocate(600 * Page);
        saved.AddReference(second);
        saved.Release(gap);
        new Random(1).NextBytes(saved.GetSpan(first.Offset, 3 * Page));
        new Random(2).NextBytes(saved.GetSpan(second.Offset, 600 * Page));

        using MemoryFile loaded = SaveAndLoad(saved);

        Assert.Equal(saved.Usage, loaded.Usage);
        Assert.True(saved.GetSpan(first.Offset, 3 * Page).SequenceEqual(loaded.GetSpan(first.Offset, 3 * Page)));
        Assert.True(saved.GetSpan(second.Offset, 600 * Page).SequenceEqual(loaded.GetSpan(second.Offset, 600 * Page)));
        Assert.Equal(gap, loaded.Allocate(2 * Page));
        loaded.Release(second);
        loaded.Release(second);
        Assert.Equal(5 * Page, loaded.Usage.AllocatedBytes);
    }

    [Fact]
    public void Holes_and_pages_of_zeros_are_neither_stored_nor_committed()
    {
        using MemoryFile saved = MemoryFile.Create("saved");
        PageRange range = saved.Allocate(1000 * Page);
        saved.GetSpan(range.Offset + (10 * Page), 20 * Page).Clear();
        saved.GetSpan(range.Offset + (15 * Page), 1)[0] = 1;
        saved.GetSpan(range.Offset + (999 * Page) + 4095, 1)[0] = 2;
        long? committed = saved.Usage.CommittedBytes;

        using MemoryFile loaded = SaveAndLoad(saved);

        Assert.Equal(2 * Page, new FileInfo(Pages).Length);
        Assert.Equal(committed, saved.Usage.CommittedBytes);
        Assert.Equal(new MemoryFileUsage(1000 * Page, 2 * Page), loaded.Usage);
        Assert.Equal(1, loaded.GetSpan(15 * Page, 1)[0]);
        Assert.Equal(2, loaded.GetSpan((1000 * Page) - 1, 1)[0]);
    }

    [Fact]
    public void A_large_image_of_long_and_single_runs_survives_a_save_and_load()
    {
        using MemoryFile saved = LargeMemory();

        using MemoryFile loaded = SaveAndLoad(saved);

        Assert.Equal(saved.Usage, loaded.Usage);
        Assert.True(saved.GetSpan(0, LargeLength).SequenceEqual(loaded.GetSpan(0, LargeLength)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20 << 20)]
    [InlineData(40 << 20)]
    public void A_disk_that_gets_full_at_any_time_is_a_typed_error_and_leaves_no_file(long room)
    {
        using MemoryFile memory = LargeMemory();

        MemoryFileException error = Assert.Throws<MemoryFileException>(() => memory.Save(Meta, Pages, new SmallDisk(room)));

        Assert.Equal(MemoryFileErrorCode.ImageNoSpace, error.Code);
        Assert.Empty(_directory.Names);
    }

    [Fact]
    public void Damage_anywhere_in_a_large_image_is_a_typed_error()
    {
        using MemoryFile memory = LargeMemory();
        memory.Save(Meta, Pages);
        using (FileStream pages = File.Open(Pages, FileMode.Open))
        {
            pages.Position = pages.Length * 2 / 3;
            int value = pages.ReadByte();
            pages.Position--;
            pages.WriteByte((byte)~value);
        }

        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt);
    }

    [Fact]
    public void An_empty_memory_file_survives_a_save_and_load()
    {
        using MemoryFile saved = MemoryFile.Create("saved");

        using MemoryFile loaded = SaveAndLoad(saved);

        Assert.Equal(new MemoryFileUsage(0, 0), loaded.Usage);
        Assert.Equal(0, loaded.Allocate(Page).Offset);
    }

    [Fact]
    public void Equal_states_give_equal_bytes_also_after_a_load()
    {
        using MemoryFile saved = SmallMemory();
        saved.Save(Meta, Pages);
        byte[] meta = File.ReadAllBytes(Meta);
        byte[] pages = File.ReadAllBytes(Pages);

        using MemoryFile loaded = SaveAndLoad(saved);
        loaded.Save(Meta, Pages, new() { Overwrite = true });

        Assert.Equal(meta, File.ReadAllBytes(Meta));
        Assert.Equal(pages, File.ReadAllBytes(Pages));
        Assert.Equal(["pages.img", "pages_meta.img"], _directory.Names);
    }

    [Fact]
    public void Every_truncation_of_either_file_is_a_typed_error()
    {
        using MemoryFile saved = SmallMemory();
        saved.Save(Meta, Pages);

        byte[] meta = File.ReadAllBytes(Meta);
        for (int length = 0; length < meta.Length; length++)
        {
            File.WriteAllBytes(Meta, meta[..length]);
            AssertCode(MemoryFileErrorCode.ImageMetadataCorrupt);
        }
        File.WriteAllBytes(Meta, meta);

        byte[] pages = File.ReadAllBytes(Pages);
        for (int length = 0; length < pages.Length; length += 97)
        {
            File.WriteAllBytes(Pages, pages[..length]);
            AssertCode(MemoryFileErrorCode.ImagePagesCorrupt);
        }
        File.WriteAllBytes(Pages, [.. pages, 0]);
        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt);
    }

    [Fact]
    public void A_flip_of_any_byte_of_either_file_is_a_typed_error()
    {
        using MemoryFile saved = SmallMemory();
        saved.Save(Meta, Pages);

        byte[] meta = File.ReadAllBytes(Meta);
        for (int i = 0; i < meta.Length; i++)
        {
            meta[i] ^= 0x10;
            File.WriteAllBytes(Meta, meta);
            AssertCode(MemoryFileErrorCode.ImageMetadataCorrupt);
            meta[i] ^= 0x10;
        }
        File.WriteAllBytes(Meta, meta);

        byte[] pages = File.ReadAllBytes(Pages);
        for (int i = 0; i < pages.Length; i += 61)
        {
            pages[i] ^= 0x01;
            File.WriteAllBytes(Pages, pages);
            AssertCode(MemoryFileErrorCode.ImagePagesCorrupt);
            pages[i] ^= 0x01;
        }
    }

    [Fact]
    public void Pages_of_another_checkpoint_are_refused()
    {
        using MemoryFile memory = SmallMemory();
        memory.Save(Meta, Pages);
        memory.GetSpan(0, 1)[0] ^= 1;
        memory.Save(_directory["other_meta.img"], Pages, new() { Overwrite = true });

        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt);
    }

    [Fact]
    public void Missing_files_and_foreign_state_files_are_typed_errors()
    {
        AssertCode(MemoryFileErrorCode.ImageUnavailable);

        using MemoryFile memory = SmallMemory();
        memory.Save(Meta, Pages);
        File.Delete(Pages);
        AssertCode(MemoryFileErrorCode.ImageUnavailable);

        using (StateFileWriter other = StateFileWriter.Create(Meta, null, new() { Overwrite = true }))
            other.Commit();
        AssertCode(MemoryFileErrorCode.ImageMetadataCorrupt);
    }

    [Fact]
    public void A_mode_that_there_is_not_is_refused()
    {
        using (MemoryFile memory = MemoryFile.Create("image"))
            memory.Save(Meta, Pages);

        Assert.Throws<ArgumentOutOfRangeException>(() => MemoryFile.Load("image", Meta, Pages, new() { Mode = (MemoryLoadMode)3 }));
    }

    [Fact]
    public void A_save_into_a_missing_directory_is_a_typed_error_and_changes_nothing()
    {
        using MemoryFile memory = SmallMemory();
        MemoryFileUsage usage = memory.Usage;

        MemoryFileException error = Assert.Throws<MemoryFileException>(() => memory.Save(_directory["missing/meta"], Pages));

        Assert.Equal(MemoryFileErrorCode.ImageUnavailable, error.Code);
        Assert.Throws<ArgumentException>(() => memory.Save(Meta, Meta));
        Assert.Throws<ArgumentException>(() => memory.Save("", Pages));
        Assert.Empty(_directory.Names);
        Assert.Equal(usage, memory.Usage);
    }

    [Fact]
    public void Nothing_is_left_open_or_mapped_by_files_that_were_disposed_or_failed_to_load()
    {
        using MemoryFile memory = SmallMemory();
        memory.Save(Meta, Pages);
        SaveAndLoad(memory).Dispose();
        (int files, int mappings) = CountOwn();

        for (int i = 0; i < 50; i++)
            SaveAndLoad(memory).Dispose();
        using (FileStream pages = File.OpenWrite(Pages))
            pages.SetLength(Page);
        for (int i = 0; i < 50; i++)
            AssertCode(MemoryFileErrorCode.ImagePagesCorrupt);

        Assert.Equal((files, mappings), CountOwn());

        static (int Files, int Mappings) CountOwn() => (
            Directory.GetFiles("/proc/self/fd").Count(static fd => new FileInfo(fd).LinkTarget is { } target && target.Contains("image-test", StringComparison.Ordinal)),
            File.ReadLines("/proc/self/maps").Count(static line => line.Contains("image-test", StringComparison.Ordinal)));
    }

    /// <summary>Enough for several threads: 40 MiB in one run, then 8 MiB of which every other page is in use.</summary>
    private static MemoryFile LargeMemory()
    {
        MemoryFile memory = MemoryFile.Create("image-test");
        memory.Allocate(LargeLength);
        Random random = new(5);
        random.NextBytes(memory.GetSpan(0, 40 << 20));
        for (int offset = 40 << 20; offset < LargeLength; offset += 2 * Page)
            random.NextBytes(memory.GetSpan(offset, Page));
        return memory;
    }

    private static MemoryFile SmallMemory()
    {
        MemoryFile memory = MemoryFile.Create("image-test");
        PageRange range = memory.Allocate(8 * Page);
        new Random(3).NextBytes(memory.GetSpan(0, 2 * Page));
        new Random(4).NextBytes(memory.GetSpan(6 * Page, Page));
        memory.AddReference(new PageRange(range.Offset + Page, 2 * Page));
        return memory;
    }

    private MemoryFile SaveAndLoad(MemoryFile memory)
    {
        memory.Save(Meta, Pages, new() { Overwrite = true });
        return MemoryFile.Load("image-test", Meta, Pages);
    }

    private void AssertCode(MemoryFileErrorCode code) =>
        Assert.Equal(code, Assert.Throws<MemoryFileException>(() => MemoryFile.Load("image-test", Meta, Pages).Dispose()).Code);
}
