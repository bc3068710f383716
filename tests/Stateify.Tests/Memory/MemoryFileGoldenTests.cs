using System.Runtime.CompilerServices;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>
/// Images that earlier versions of the library have written, and that every later one must load. One that is missing is written as
/// <c>*.received.*</c>; rename both of its files to accept it, and never change them again.
/// </summary>
public sealed class MemoryFileGoldenTests
{
    private const int Page = MemoryFile.PageSize;

    private static readonly StateKey Key = new([.. Enumerable.Range(1, StateKey.Size).Select(static value => (byte)value)]);

    [Theory]
    [InlineData("v1.plain", StateFileProtection.None, MemoryLoadMode.Eager)]
    [InlineData("v1.plain", StateFileProtection.None, MemoryLoadMode.Mapped)]
    [InlineData("v1.authenticated", StateFileProtection.Authenticated, MemoryLoadMode.Eager)]
    [InlineData("v1.authenticated", StateFileProtection.Authenticated, MemoryLoadMode.Mapped)]
    [InlineData("v1.encrypted", StateFileProtection.Encrypted, MemoryLoadMode.Eager)]
    public void An_image_loads_forever(string name, StateFileProtection protection, MemoryLoadMode mode)
    {
        StateKey? key = protection == StateFileProtection.None ? null : Key;
        using MemoryFile expected = World();
        (string meta, string pages) = Golden(name, (meta, pages) => expected.Save(meta, pages, new() { Protection = protection, Key = key }));

        using MemoryFile loaded = MemoryFile.Load("golden", meta, pages, new() { Key = key, Mode = mode });

        Assert.Equal(expected.Usage.AllocatedBytes, loaded.Usage.AllocatedBytes);
        Assert.True(expected.GetSpan(0, 4 * Page).SequenceEqual(loaded.GetSpan(0, 4 * Page)));
        Assert.True(expected.GetSpan(6 * Page, 6 * Page).SequenceEqual(loaded.GetSpan(6 * Page, 6 * Page)));
        Assert.Equal(4 * Page, loaded.Allocate(2 * Page).Offset);
        loaded.Release(new PageRange(Page, Page));
        Assert.Equal(2 * Page, loaded.GetSpan(2 * Page, 2 * Page).Count((byte)2));
    }

    [Fact]
    public void An_image_with_kinds_loads_forever()
    {
        using MemoryFile expected = World();
        expected.Allocate(Page, new() { Kind = PageKind.Tmpfs });
        expected.Allocate(Page, new() { Kind = (PageKind)200, Direction = AllocationDirection.TopDown });
        (string meta, string pages) = Golden("v1.kinds", (meta, pages) => expected.Save(meta, pages));

        using MemoryFile loaded = MemoryFile.Load("golden", meta, pages);

        Assert.Equal(expected.AllocatedBytesByKind, loaded.AllocatedBytesByKind);
        Assert.True(expected.GetSpan(6 * Page, 6 * Page).SequenceEqual(loaded.GetSpan(6 * Page, 6 * Page)));
    }

    [Fact]
    public void This_version_writes_the_bytes_that_version_1_has_written()
    {
        using MemoryFile world = World();
        (string meta, string pages) = Golden("v1.plain", (meta, pages) => world.Save(meta, pages));
        using TemporaryDirectory directory = new();

        world.Save(directory["meta"], directory["pages"]);

        Assert.Equal(File.ReadAllBytes(meta), File.ReadAllBytes(directory["meta"]));
        Assert.Equal(File.ReadAllBytes(pages), File.ReadAllBytes(directory["pages"]));
    }

    /// <summary>Images have said whose state they are since they have a section for it.</summary>
    [Theory]
    [InlineData("v1.hashed", "v1.delta")]
    [InlineData("v1.hashed.identity", "v1.delta.identity")]
    public void A_chain_loads_and_grows_forever(string full, string changes)
    {
        using MemoryFile expected = World();
        (string Meta, string Pages) parent = Golden(full, (meta, pages) => expected.Save(meta, pages, new() { PageHashes = true }));
        expected.Decommit(new PageRange(0, Page));
        expected.GetSpan(6 * Page, 1)[0] = 4;
        (string Meta, string Pages) delta = Golden(changes, (meta, pages) => expected.SaveDelta(meta, pages, parent.Meta));
        MemoryImage[] chain = [new(parent.Meta, parent.Pages), new(delta.Meta, delta.Pages)];

        using MemoryFile loaded = MemoryChain.Load("golden", chain);

        Assert.True(expected.GetSpan(0, 4 * Page).SequenceEqual(loaded.GetSpan(0, 4 * Page)));
        Assert.True(expected.GetSpan(6 * Page, 6 * Page).SequenceEqual(loaded.GetSpan(6 * Page, 6 * Page)));
        MemoryChain.Verify(chain);
        using TemporaryDirectory directory = new();
        MemoryImage next = new(directory["meta"], directory["pages"]);
        loaded.GetSpan(6 * Page, 1)[0] = 5;
        loaded.SaveDelta(next.MetaPath, next.PagesPath, delta.Meta);
        Assert.Equal(Page, new FileInfo(next.PagesPath).Length);
        MemoryChain.Verify([.. chain, next]);
    }

    /// <summary>Twelve pages with a gap of two, one of which has two references; some were never written, and one holds zeros.</summary>
    private static MemoryFile World()
    {
        MemoryFile memory = MemoryFile.Create("golden");
        memory.Allocate(4 * Page);
        PageRange gap = memory.Allocate(2 * Page);
        memory.Allocate(6 * Page);
        memory.Release(gap);
        memory.AddReference(new PageRange(Page, Page));
        memory.GetSpan(0, Page).Fill(1);
        memory.GetSpan(2 * Page, 2 * Page).Fill(2);
        memory.GetSpan(7 * Page, Page).Clear();
        memory.GetSpan((9 * Page) + 17, 5).Fill(3);
        return memory;
    }

    private static (string Meta, string Pages) Golden(string name, Action<string, string> write, [CallerFilePath] string testFile = "")
    {
        string directory = Path.Combine(Path.GetDirectoryName(testFile)!, "Golden");
        (string Meta, string Pages) files = Files(name);
        if (File.Exists(files.Meta) && File.Exists(files.Pages))
            return files;
        (string meta, string pages) = Files($"{name}.received");
        write(meta, pages);
        throw new FileNotFoundException($"There is no golden image {files.Meta}; look at {meta} and, if it is right, rename it and its pages.");

        (string Meta, string Pages) Files(string file) =>
            (Path.Combine(directory, $"{file}.pages_meta.img"), Path.Combine(directory, $"{file}.pages.img"));
    }
}
