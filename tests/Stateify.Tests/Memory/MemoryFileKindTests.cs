using System.Buffers;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>Who has the memory.</summary>
public sealed class MemoryFileKindTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const PageKind Own = (PageKind)200;

    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryFile _memory = MemoryFile.Create("kind-test");

    private string Meta => _directory["meta"];

    private string Pages => _directory["pages"];

    public void Dispose()
    {
        _memory.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Bytes_are_counted_for_each_kind_once_whatever_their_references()
    {
        _memory.Allocate(3 * Page);
        PageRange files = _memory.Allocate(4 * Page, new() { Kind = PageKind.Tmpfs });
        _memory.Allocate(5 * Page, new() { Kind = Own, Direction = AllocationDirection.TopDown });
        _memory.Allocate(2 * Page);
        _memory.AddReference(new PageRange(files.Offset + Page, Page));
        AssertBytes(_memory, (PageKind.Anonymous, 5), (PageKind.Tmpfs, 4), (Own, 5));

        _memory.Release(files);
        AssertBytes(_memory, (PageKind.Anonymous, 5), (PageKind.Tmpfs, 1), (Own, 5));

        _memory.Release(new PageRange(files.Offset + Page, Page));
        AssertBytes(_memory, (PageKind.Anonymous, 5), (Own, 5));
    }

    [Fact]
    public void Pages_that_are_reused_are_of_the_new_kind()
    {
        PageRange range = _memory.Allocate(4 * Page, new() { Kind = PageKind.PageCache });
        _memory.Release(new PageRange(Page, 2 * Page));

        _memory.Allocate(2 * Page, new() { Kind = PageKind.System });

        AssertBytes(_memory, (PageKind.PageCache, 2), (PageKind.System, 2));
        _memory.Release(range);
        Assert.Empty(_memory.AllocatedBytesByKind);
    }

    [Theory]
    [InlineData(MemoryBackingKind.Memfd, MemoryLoadMode.Eager)]
    [InlineData(MemoryBackingKind.Memfd, MemoryLoadMode.Mapped)]
    [InlineData(MemoryBackingKind.Portable, MemoryLoadMode.Eager)]
    public void Images_keep_kinds(MemoryBackingKind backing, MemoryLoadMode mode)
    {
        World();
        _memory.Save(Meta, Pages);

        using MemoryFile loaded = MemoryFile.Load("loaded", Meta, Pages, new() { Mode = mode, File = new() { Backing = backing } });

        Assert.Equal(_memory.AllocatedBytesByKind, loaded.AllocatedBytesByKind);
        loaded.Save(_directory["again.meta"], _directory["again.pages"]);
        Assert.Equal(File.ReadAllBytes(Meta), File.ReadAllBytes(_directory["again.meta"]));
    }

    [Fact]
    public void A_delta_has_the_kinds_of_its_own_state()
    {
        World();
        _memory.Save(Meta, Pages, new() { PageHashes = true });
        _memory.Release(new PageRange(2 * Page, Page));
        _memory.Allocate(Page, new() { Kind = PageKind.System });

        _memory.SaveDelta(_directory["1.meta"], _directory["1.pages"], Meta);

        using MemoryFile loaded = MemoryChain.Load("loaded", [new(Meta, Pages), new(_directory["1.meta"], _directory["1.pages"])]);
        AssertBytes(loaded, (PageKind.Anonymous, 2), (PageKind.System, 1), (Own, 3));
    }

    [Theory]
    [InlineData("page-kinds", null)]
    [InlineData(null, MemoryFileErrorCode.ImageMetadataCorrupt)]
    [InlineData("something-new", MemoryFileErrorCode.ImageUnsupported)]
    [InlineData("", MemoryFileErrorCode.ImageUnsupported)]
    public void An_image_says_what_a_reader_has_to_know(string? features, MemoryFileErrorCode? expected)
    {
        const string key = "stateify.features";
        World();
        _memory.Save(_directory["written"], Pages);
        using (StateFileReader written = StateFileReader.Open(_directory["written"]))
        {
            Assert.Equal("page-kinds", written.Metadata[key]);
            Dictionary<string, string> metadata = new(written.Metadata);
            metadata.Remove(key);
            if (features is not null)
                metadata.Add(key, features);
            using StateFileWriter changed = StateFileWriter.Create(Meta, metadata);
            foreach (StateFileSection section in written.Sections)
            {
                using StateFileSectionWriter copy = changed.BeginSection(section.Name);
                copy.Write(written.ReadSection(section.Name).ToArray());
            }
            changed.Commit();
        }

        MemoryFileException? error = Record.Exception(() => MemoryFile.Load("loaded", Meta, Pages).Dispose()) as MemoryFileException;

        Assert.Equal(expected, error?.Code);
    }

    [Fact]
    public void An_image_without_kinds_needs_nothing_of_a_reader()
    {
        _memory.Allocate(Page);

        _memory.Save(Meta, Pages);

        using StateFileReader written = StateFileReader.Open(Meta);
        Assert.DoesNotContain("stateify.features", written.Metadata.Keys);
    }

    /// <summary>Two anonymous pages and four of another kind, which touch, each with something in it.</summary>
    private void World()
    {
        _memory.Allocate(2 * Page);
        _memory.Allocate(4 * Page, new() { Kind = Own });
        _memory.AddReference(new PageRange(Page, 2 * Page));
        _memory.Release(new PageRange(Page, 2 * Page));
        for (int page = 0; page < 6; page++)
            _memory.GetSpan(page * Page, 1)[0] = 1;
    }

    private static void AssertBytes(MemoryFile memory, params (PageKind Kind, int Pages)[] expected) =>
        Assert.Equal(expected.ToDictionary(static entry => entry.Kind, static entry => (long)entry.Pages * Page), memory.AllocatedBytesByKind);
}
