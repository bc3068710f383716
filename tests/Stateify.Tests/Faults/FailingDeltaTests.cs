using Stateify.Memory;
using Stateify.Tests.Files;

namespace Stateify.Tests.Faults;

/// <summary>The memory file whose delta failed goes on, and saves it again: nothing of what was written before or since is lost.</summary>
public sealed class FailingDeltaTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Pages = 128;
    private const int Eio = 5;

    private readonly TemporaryDirectory _directory = TemporaryDirectory.InMemory();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false, false, StateFileProtection.None)]
    [InlineData(false, true, StateFileProtection.None)]
    [InlineData(true, false, StateFileProtection.None)]
    [InlineData(true, true, StateFileProtection.None)]
    [InlineData(true, false, StateFileProtection.Authenticated)]
    [InlineData(true, true, StateFileProtection.Encrypted)]
    public void A_delta_that_failed_at_any_operation_can_be_saved_again(bool tracks, bool stays, StateFileProtection protection)
    {
        using StateKey? key = protection == StateFileProtection.None ? null : new(new byte[StateKey.Size]);
        MemorySaveOptions Options(bool overwrite) =>
            new() { Protection = protection, Key = key, PageHashes = true, TrackWrites = tracks, Overwrite = overwrite };
        int failures = 0;
        for (bool failed = true; failed; failures += failed ? 1 : 0)
            failed = FailsAndIsSavedAgain(failures + 1, stays, Options);

        Assert.True(failures > 8, $"{failures} operations");
    }

    /// <summary>Saves an image, a delta, and another delta, with a failure of one operation on the disk.</summary>
    /// <returns>Whether there was such an operation.</returns>
    private bool FailsAndIsSavedAgain(int failAt, bool stays, Func<bool, MemorySaveOptions> optionsTo)
    {
        MemorySaveOptions options = optionsTo(false);
        foreach (string entry in _directory.Names)
            File.Delete(_directory[entry]);
        using MemoryFile memory = MemoryFile.Create("failing");
        memory.Allocate(Pages * Page);
        new Random(failAt).NextBytes(memory.GetSpan(0, Pages / 2 * Page));
        memory.Save(Image(0).MetaPath, Image(0).PagesPath, options);
        memory.GetSpan(Page, Page).Clear();
        memory.SaveDelta(Image(1).MetaPath, Image(1).PagesPath, Image(0).MetaPath, options);
        SaveFull(memory, "older");
        Change(memory, first: 2);

        FaultyDisk disk = new() { FaultAt = failAt, FailWith = new IOException("injected", Eio), StaysFaulty = stays };
        Exception? failure = Record.Exception(() =>
            memory.SaveDeltaOn(disk, Image(2).MetaPath, Image(2).PagesPath, Image(1).MetaPath, options));

        AssertGives(1, "older", options.Key);
        if (failure is null)
            return false;
        Assert.Equal(MemoryFileErrorCode.ImageUnavailable, Assert.IsType<MemoryFileException>(failure).Code);
        if (!stays)
            Assert.DoesNotContain(_directory.Names, static entry => entry.EndsWith(".tmp", StringComparison.Ordinal));

        // What is written after the failure belongs to the delta as well. The one that failed is there only if making it durable failed.
        Change(memory, first: 3);
        SaveFull(memory, "newer");
        bool isThere = File.Exists(Image(2).MetaPath);
        memory.SaveDelta(Image(2).MetaPath, Image(2).PagesPath, Image(1).MetaPath, optionsTo(isThere || stays));
        AssertGives(2, "newer", options.Key);
        return true;
    }

    /// <summary>Writes, zeroes, gives back, releases and reuses pages that no call with another number touches.</summary>
    private static void Change(MemoryFile memory, int first)
    {
        for (int page = first; page < Pages; page += 4)
        {
            Span<byte> bytes = memory.GetSpan(page * Page, Page);
            switch (page / 4 % 5)
            {
                case 0:
                    bytes.Clear();
                    break;
                case 1:
                    memory.Decommit(new PageRange(page * Page, Page));
                    break;
                case 2:
                    memory.Release(new PageRange(page * Page, Page));
                    memory.GetSpan(memory.Allocate(Page).Offset, 1)[0] = 1;
                    break;
                default:
                    bytes.Fill((byte)page);
                    break;
            }
        }
    }

    /// <summary>Keeps the state, for a comparison: the same state gives the same bytes.</summary>
    private void SaveFull(MemoryFile memory, string name) =>
        memory.Save(_directory[$"{name}.full.meta"], _directory[$"{name}.full.pages"], new() { PageHashes = true });

    private void AssertGives(int last, string name, StateKey? key)
    {
        MemoryImage[] chain = [.. Enumerable.Range(0, last + 1).Select(Image)];
        MemoryChain.Verify(chain, new() { Key = key });
        MemoryChain.Fold(chain, new(_directory["folded.meta"], _directory["folded.pages"]), new() { Key = key }, new() { Overwrite = true });
        Assert.Equal(File.ReadAllBytes(_directory[$"{name}.full.meta"]), File.ReadAllBytes(_directory["folded.meta"]));
        Assert.Equal(File.ReadAllBytes(_directory[$"{name}.full.pages"]), File.ReadAllBytes(_directory["folded.pages"]));
    }

    private MemoryImage Image(int number) => new(_directory[$"{number}.meta"], _directory[$"{number}.pages"]);
}
