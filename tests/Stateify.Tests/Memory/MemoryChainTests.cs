using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryChainTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;

    private static readonly MemorySaveOptions Hashed = new() { PageHashes = true };

    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryFile _memory = MemoryFile.Create("chain");

    public void Dispose()
    {
        _memory.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_delta_stores_the_pages_that_changed_and_no_others()
    {
        SaveFull(0, pages: 100);
        _memory.GetSpan(7 * Page, 1)[0] ^= 1;
        _memory.GetSpan((50 * Page) - 1, 2).Fill(9);
        _memory.GetSpan(60 * Page, Page).Clear();
        _memory.Decommit(new PageRange(70 * Page, 10 * Page));

        SaveDelta(1);

        Assert.Equal(3 * Page, new FileInfo(Image(1).PagesPath).Length);
        AssertRestores(1);
    }

    [Fact]
    public void A_delta_without_changes_stores_nothing()
    {
        SaveFull(0, pages: 10);

        SaveDelta(1);
        SaveDelta(2);

        Assert.Equal(0, new FileInfo(Image(1).PagesPath).Length);
        AssertRestores(2);
    }

    [Fact]
    public void Pages_that_were_released_and_allocated_again_do_not_come_back_as_they_were()
    {
        SaveFull(0, pages: 10);
        _memory.Release(new PageRange(3 * Page, 4 * Page));
        SaveDelta(1);
        _memory.Allocate(4 * Page);
        SaveDelta(2);
        _memory.Release(new PageRange(8 * Page, 2 * Page));
        _memory.Allocate(200L << 20);
        _memory.GetSpan(150 << 20, 1)[0] = 1;
        SaveDelta(3);

        AssertRestores(3);
        AssertRestores(3, mapped: false);
        using MemoryFile second = MemoryChain.Load("second", Chain(2));
        Assert.False(second.GetSpan(3 * Page, 4 * Page).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_folded_chain_is_the_image_that_a_full_save_would_have_written_and_takes_the_chains_place()
    {
        SaveFull(0, pages: 50);
        Change(1);
        SaveDelta(1);
        Change(2);
        SaveDelta(2);
        _memory.Save(_directory["full.meta"], _directory["full.pages"], Hashed);
        MemoryImage folded = new(_directory["folded.meta"], _directory["folded.pages"]);

        MemoryChain.Fold(Chain(2), folded);

        Assert.Equal(File.ReadAllBytes(_directory["full.meta"]), File.ReadAllBytes(folded.MetaPath));
        Assert.Equal(File.ReadAllBytes(_directory["full.pages"]), File.ReadAllBytes(folded.PagesPath));
        Change(3);
        SaveDelta(3);
        AssertSame([folded, Image(3)]);
    }

    [Fact]
    public void A_wrong_parent_is_refused()
    {
        SaveFull(0, pages: 10);
        Change(1);
        SaveDelta(1);
        Change(2);
        SaveDelta(2);

        AssertCode(MemoryFileErrorCode.WrongParent, () => MemoryChain.Load("wrong", [Image(0), Image(2)]).Dispose());
        AssertCode(MemoryFileErrorCode.WrongParent, () => MemoryChain.Load("wrong", [Image(0), Image(2), Image(1)]).Dispose());
        AssertCode(MemoryFileErrorCode.WrongParent, () => MemoryChain.Load("wrong", [Image(1)]).Dispose());
        AssertCode(MemoryFileErrorCode.WrongParent, () => MemoryChain.Load("wrong", [Image(1), Image(2)]).Dispose());
        AssertCode(MemoryFileErrorCode.WrongParent, () => MemoryChain.Load("wrong", [Image(0), Image(0)]).Dispose());
        AssertCode(MemoryFileErrorCode.WrongParent, () => MemoryFile.Load("wrong", Image(1).MetaPath, Image(1).PagesPath).Dispose());
        AssertCode(MemoryFileErrorCode.ImageNotMappable, () => MemoryChain.Load("mapped", Chain(1), new() { Mode = MemoryLoadMode.Mapped }).Dispose());
        AssertRestores(2);
    }

    [Fact]
    public void A_chain_without_images_or_with_a_missing_one_is_refused()
    {
        SaveFull(0, pages: 1);

        Assert.Throws<ArgumentException>(() => MemoryChain.Load("chain", []));
        Assert.Throws<ArgumentNullException>(() => MemoryChain.Load("chain", [Image(0), null!]));
    }

    [Fact]
    public void An_image_without_hashes_cannot_be_a_parent()
    {
        _memory.Allocate(Page);
        _memory.Save(Image(0).MetaPath, Image(0).PagesPath);

        AssertCode(MemoryFileErrorCode.NoPageHashes, () => SaveDelta(1));
        Assert.Throws<ArgumentException>(() => _memory.SaveDelta(Image(0).MetaPath, Image(1).PagesPath, Image(0).MetaPath));
        Assert.Throws<ArgumentException>(() => MemoryChain.Load("none", []));
        Assert.False(File.Exists(Image(1).MetaPath));
    }

    [Fact]
    public void The_parents_pages_are_not_needed_to_save_a_delta()
    {
        SaveFull(0, pages: 10);
        byte[] pages = File.ReadAllBytes(Image(0).PagesPath);
        File.Delete(Image(0).PagesPath);
        Change(1);

        SaveDelta(1);

        File.WriteAllBytes(Image(0).PagesPath, pages);
        AssertRestores(1);
    }

    [Fact]
    public void Damage_in_any_link_is_found()
    {
        SaveFull(0, pages: 10);
        Change(1);
        SaveDelta(1);
        Change(2);
        SaveDelta(2);
        MemoryChain.Verify(Chain(2));
        foreach (string path in Chain(2).SelectMany(static image => new[] { image.MetaPath, image.PagesPath }))
        {
            byte[] bytes = File.ReadAllBytes(path);
            for (int i = 0; i < bytes.Length; i += 131)
            {
                bytes[i] ^= 4;
                File.WriteAllBytes(path, bytes);
                Assert.Throws<MemoryFileException>(() => MemoryChain.Load("damaged", Chain(2)).Dispose());
                Assert.Throws<MemoryFileException>(() => MemoryChain.Verify(Chain(2)));
                bytes[i] ^= 4;
            }
            File.WriteAllBytes(path, bytes);
        }
    }

    [Fact]
    public void An_image_that_says_to_be_of_another_state_than_it_is_is_refused()
    {
        SaveFull(0, pages: 10);
        Change(1);
        SaveDelta(1);
        string original = _directory["original.meta"];
        foreach (MemoryImage image in Chain(1))
        {
            File.Move(image.MetaPath, original);
            CopyWithOtherIdentity(original, image.MetaPath);
            AssertCode(MemoryFileErrorCode.ImageMetadataCorrupt, () => MemoryChain.Verify(Chain(1)));
            AssertCode(MemoryFileErrorCode.ImageMetadataCorrupt, () => _memory.SaveDelta(Image(2).MetaPath, Image(2).PagesPath, image.MetaPath));
            File.Move(original, image.MetaPath, overwrite: true);
        }
        AssertRestores(1);
    }

    [Theory]
    [InlineData(StateFileProtection.Authenticated)]
    [InlineData(StateFileProtection.Encrypted)]
    public void A_chain_can_be_protected(StateFileProtection protection)
    {
        using StateKey key = new(new byte[StateKey.Size]);
        MemorySaveOptions options = new() { Protection = protection, Key = key, PageHashes = true };
        SaveFull(0, pages: 10, options);
        Change(1);
        AssertCode(MemoryFileErrorCode.KeyRequired, () => SaveDelta(1));

        SaveDelta(1, options);

        AssertSame(Chain(1), new() { Key = key });
        MemoryChain.Verify(Chain(1), new() { Key = key });
        AssertCode(MemoryFileErrorCode.KeyRequired, () => MemoryChain.Load("keyless", Chain(1)).Dispose());
    }

    [Fact]
    public void A_chain_of_deltas_gives_what_a_full_save_gives_after_any_operations() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), RunRandomly).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static void RunRandomly(int seed)
    {
        Random random = new(seed);
        using TemporaryDirectory directory = new();
        MemoryFile memory = MemoryFile.Create("random");
        try
        {
            List<PageRange> owned = [];
            List<MemoryImage> chain = [];
            MemorySaveOptions options = new() { PageHashes = true, TrackWrites = random.Next(3) > 0 };
            for (int link = 0; link < 5; link++)
            {
                for (int step = 0; step < 25; step++)
                    Step(memory, owned, random);
                MemoryImage image = new(directory[$"{link}.meta"], directory[$"{link}.pages"]);
                if (chain.Count == 0)
                    memory.Save(image.MetaPath, image.PagesPath, options);
                else
                    memory.SaveDelta(image.MetaPath, image.PagesPath, chain[^1].MetaPath, options);
                chain.Add(image);
                memory.Save(directory["full.meta"], directory["full.pages"], new() { PageHashes = true, Overwrite = true });
                MemoryChain.Fold(chain, new(directory["folded.meta"], directory["folded.pages"]), saveOptions: new() { Overwrite = true });
                Assert.Equal(File.ReadAllBytes(directory["full.meta"]), File.ReadAllBytes(directory["folded.meta"]));
                Assert.Equal(File.ReadAllBytes(directory["full.pages"]), File.ReadAllBytes(directory["folded.pages"]));
                if (random.Next(2) == 0)
                    continue;

                // Going on from what was loaded, in either way, must not make a difference.
                memory.Dispose();
                memory = random.Next(2) == 0
                    ? MemoryChain.Load("random", chain)
                    : MemoryFile.Load("random", directory["folded.meta"], directory["folded.pages"], new() { Mode = MemoryLoadMode.Mapped });
            }
        }
        finally
        {
            memory.Dispose();
        }
    }

    private static void Step(MemoryFile memory, List<PageRange> owned, Random random)
    {
        int choice = owned.Count == 0 ? 0 : random.Next(12);
        if (choice < 3)
        {
            owned.Add(memory.Allocate(random.Next(1, 9) * Page));
            return;
        }
        int index = random.Next(owned.Count);
        PageRange range = owned[index];
        long page = range.Offset + (random.NextInt64(range.Length / Page) * Page);
        switch (choice)
        {
            case < 8:
                memory.GetSpan(page, Page)[random.Next(Page)] = (byte)random.Next(3);
                break;
            case < 9:
                memory.Decommit(new PageRange(page, Page));
                break;
            case < 10:
                memory.GetSpan(page, Page).Clear();
                break;
            case < 11:
                memory.AddReference(range);
                owned.Add(range);
                break;
            default:
                memory.Release(range);
                owned.RemoveAt(index);
                break;
        }
    }

    private static void AssertCode(MemoryFileErrorCode code, Action action) =>
        Assert.Equal(code, Assert.Throws<MemoryFileException>(action).Code);

    private static void CopyWithOtherIdentity(string source, string target)
    {
        using StateFileReader reader = StateFileReader.Open(source);
        using StateFileWriter writer = StateFileWriter.Create(target, reader.Metadata.ToDictionary());
        foreach (StateFileSection section in reader.Sections)
        {
            byte[] bytes = reader.ReadSection(section.Name).ToArray();
            if (section.Name == "identity")
                bytes[0] ^= 1;
            using StateFileSectionWriter copy = writer.BeginSection(section.Name);
            copy.Write(bytes);
        }
        writer.Commit();
    }

    private MemoryImage Image(int number) => new(_directory[$"{number}.meta"], _directory[$"{number}.pages"]);

    private MemoryImage[] Chain(int last) => [.. Enumerable.Range(0, last + 1).Select(Image)];

    private void SaveFull(int number, int pages, MemorySaveOptions? options = null)
    {
        _memory.Allocate(pages * Page);
        new Random(number).NextBytes(_memory.GetSpan(0, pages * Page));
        _memory.Save(Image(number).MetaPath, Image(number).PagesPath, options ?? Hashed);
    }

    private void SaveDelta(int number, MemorySaveOptions? options = null) =>
        _memory.SaveDelta(Image(number).MetaPath, Image(number).PagesPath, Image(number - 1).MetaPath, options);

    private void Change(int seed) => new Random(100 + seed).NextBytes(_memory.GetSpan(seed * Page, Page));

    private void AssertRestores(int last, bool mapped = true)
    {
        AssertSame(Chain(last));
        MemoryChain.Verify(Chain(last));
        if (mapped)
            return;
        MemoryImage folded = new(_directory["folded.meta"], _directory["folded.pages"]);
        MemoryChain.Fold(Chain(last), folded);
        AssertSame([folded], new() { Mode = MemoryLoadMode.Mapped });
    }

    /// <summary>Compares by saving, which looks at allocations, reference counts and every page.</summary>
    private void AssertSame(IReadOnlyList<MemoryImage> chain, MemoryLoadOptions? options = null)
    {
        using MemoryFile restored = MemoryChain.Load("restored", chain, options);
        restored.Save(_directory["restored.meta"], _directory["restored.pages"], new() { Overwrite = true });
        _memory.Save(_directory["memory.meta"], _directory["memory.pages"], new() { Overwrite = true });
        Assert.Equal(File.ReadAllBytes(_directory["memory.meta"]), File.ReadAllBytes(_directory["restored.meta"]));
        Assert.Equal(File.ReadAllBytes(_directory["memory.pages"]), File.ReadAllBytes(_directory["restored.pages"]));
    }
}
