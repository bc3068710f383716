using System.Buffers;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>
/// A delta of the pages that were written, one of all pages hashed, and what a comparison of all bytes with those before gives are the
/// same, in a memory large enough that several threads hash many batches.
/// </summary>
public sealed class TrackedDeltaTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Pages = 64 << 20 >> 12;
    private const int Areas = 4;
    private const int PagesInArea = Pages / Areas;
    private const int Rounds = 3;

    private readonly TemporaryDirectory _directory = TemporaryDirectory.InMemory();
    private readonly MemoryFile _memory = MemoryFile.Create("tracked");
    private readonly bool[] _allocated = new bool[Pages];

    public TrackedDeltaTests()
    {
        _memory.Allocate((long)Pages * Page);
        Array.Fill(_allocated, true);
        for (int area = 0; area < Areas; area++)
            new Random(area).NextBytes(_memory.GetSpan((long)area * PagesInArea * Page, PagesInArea / 2 * Page));
    }

    public void Dispose()
    {
        _memory.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(StateFileProtection.None)]
    [InlineData(StateFileProtection.Authenticated)]
    [InlineData(StateFileProtection.Encrypted)]
    public void A_delta_of_tracked_writes_is_the_delta_that_hashing_all_pages_gives(StateFileProtection protection)
    {
        using StateKey? key = protection == StateFileProtection.None ? null : new(new byte[StateKey.Size]);
        MemorySaveOptions options = new() { Protection = protection, Key = key, TrackWrites = true, Overwrite = true };
        _memory.Save(Image(0).MetaPath, Image(0).PagesPath, options);
        for (int round = 1; round <= Rounds; round++)
        {
            byte[][] before = [.. Enumerable.Range(0, Pages).Select(PageAt)];
            Change(round);

            SaveDelta(Image(round), round, options);
            MemoryImage hashed = new(_directory["hashed.meta"], _directory["hashed.pages"]);
            using (MemorySnapshot snapshot = _memory.TakeSnapshot())
                snapshot.SaveDelta(hashed.MetaPath, hashed.PagesPath, Image(round - 1).MetaPath, options);

            AssertSame(Image(round), hashed, protection, key);
            byte[] changed = [.. ChangedSince(before).SelectMany(static page => page)];
            Assert.True(changed.Length > 32 * Page);
            if (protection != StateFileProtection.Encrypted)
                Assert.True(changed.AsSpan().SequenceEqual(File.ReadAllBytes(Image(round).PagesPath)));
            else
                Assert.Equal(changed.Length, new FileInfo(Image(round).PagesPath).Length);

            // A snapshot ends the tracking: this begins it again.
            SaveDelta(Image(round), round, options);
        }
        MemoryChain.Verify([.. Enumerable.Range(0, Rounds + 1).Select(Image)], new() { Key = key });
    }

    private void SaveDelta(MemoryImage image, int round, MemorySaveOptions options) =>
        _memory.SaveDelta(image.MetaPath, image.PagesPath, Image(round - 1).MetaPath, options);

    /// <summary>Without protection all bytes; with it, all but what is made with a key that every file has of its own.</summary>
    private static void AssertSame(MemoryImage tracked, MemoryImage hashed, StateFileProtection protection, StateKey? key)
    {
        if (protection != StateFileProtection.Encrypted)
            Assert.True(File.ReadAllBytes(tracked.PagesPath).AsSpan().SequenceEqual(File.ReadAllBytes(hashed.PagesPath)));
        if (protection == StateFileProtection.None)
        {
            Assert.True(File.ReadAllBytes(tracked.MetaPath).AsSpan().SequenceEqual(File.ReadAllBytes(hashed.MetaPath)));
            return;
        }
        using StateFileReader expected = StateFileReader.Open(hashed.MetaPath, new() { Key = key });
        using StateFileReader found = StateFileReader.Open(tracked.MetaPath, new() { Key = key });
        Assert.Equal(expected.Metadata, found.Metadata);
        Assert.Equal(expected.Sections.Select(static section => (section.Name, section.Length)), found.Sections.Select(static section => (section.Name, section.Length)));
        foreach (StateFileSection section in expected.Sections.Where(static section => section.Name != "tags"))
            Assert.Equal(BuffersExtensions.ToArray(expected.ReadSection(section.Name)), BuffersExtensions.ToArray(found.ReadSection(section.Name)));
    }

    private void Change(int round)
    {
        Parallel.For(0, Areas, area => Write(area, new Random((round * Areas) + area)));
        Random random = new(round);
        for (int range = 0; range < 20; range++)
            Reuse(range, random);
    }

    /// <summary>Changes pages of an area here and there, in runs, to zeros, and to what they hold already.</summary>
    private void Write(int area, Random random)
    {
        for (int count = 0; count < 150; count++)
        {
            SomePages(1)[0]++;
            SomePages(1).Clear();
            SomePages(1)[0] ^= 0;
        }
        for (int count = 0; count < 3; count++)
            random.NextBytes(SomePages(random.Next(20, 300)));

        Span<byte> SomePages(int count)
        {
            int first;
            do
                first = (area * PagesInArea) + random.Next(PagesInArea - count);
            while (_allocated.AsSpan(first, count).Contains(false));
            return _memory.GetSpan((long)first * Page, count * Page);
        }
    }

    /// <summary>Gives pages back: only their memory, the pages too, or that with others taken in their place, of which some are written.</summary>
    private void Reuse(int range, Random random)
    {
        int pages = random.Next(1, 60);
        int first = random.Next(Pages - pages);
        if (_allocated.AsSpan(first, pages).Contains(false))
            return;
        PageRange given = new((long)first * Page, (long)pages * Page);
        if (range % 4 == 0)
        {
            _memory.Decommit(given);
            return;
        }
        _memory.Release(given);
        _allocated.AsSpan(first, pages).Clear();
        if (range % 4 == 1)
            return;
        PageRange taken = _memory.Allocate(given.Length / 2 / Page * Page + Page);
        _allocated.AsSpan((int)(taken.Offset / Page), (int)(taken.Length / Page)).Fill(true);
        if (range % 4 == 2)
            random.NextBytes(_memory.GetSpan(taken.Offset, (int)taken.Length));
    }

    private List<byte[]> ChangedSince(byte[][] before)
    {
        List<byte[]> changed = [];
        for (int page = 0; page < Pages; page++)
        {
            byte[] now = PageAt(page);
            if (now.AsSpan().ContainsAnyExcept((byte)0) && !now.AsSpan().SequenceEqual(before[page]))
                changed.Add(now);
        }
        return changed;
    }

    /// <summary>What a page holds; nothing, which no page holds, if it is not allocated.</summary>
    private byte[] PageAt(int page) => _allocated[page] ? _memory.GetSpan((long)page * Page, Page).ToArray() : [];

    private MemoryImage Image(int number) => new(_directory[$"{number}.meta"], _directory[$"{number}.pages"]);
}
