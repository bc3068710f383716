using System.Text.RegularExpressions;
using Stateify.Files;
using Stateify.Memory;
using Stateify.Native;

namespace Stateify.Tests.Memory;

public sealed partial class MemoryFileCacheTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Pages = 1000;

    private static readonly StateKey Key = new([.. Enumerable.Range(1, StateKey.Size).Select(static value => (byte)value)]);

    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryFile _memory = MemoryFile.Create("cache");

    public MemoryFileCacheTests()
    {
        // Two MiB in one piece, then every third page.
        _memory.Allocate(Pages * Page);
        Random random = new(1);
        for (int page = 0; page < Pages; page++)
        {
            if (page < 512 || page % 3 == 0)
                random.NextBytes(_memory.GetSpan(page * Page, Page));
        }
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
    public void An_image_that_was_written_around_the_cache_loads(StateFileProtection protection)
    {
        StateKey? key = protection == StateFileProtection.None ? null : Key;

        _memory.Save(_directory["meta"], _directory["pages"], new() { Protection = protection, Key = key, BypassPageCache = true });

        using MemoryFile loaded = MemoryFile.Load("loaded", _directory["meta"], _directory["pages"], new() { Key = key });
        Assert.True(_memory.GetSpan(0, Pages * Page).SequenceEqual(loaded.GetSpan(0, Pages * Page)));
    }

    [Fact]
    public void The_way_does_not_change_the_bytes()
    {
        _memory.Save(_directory["meta"], _directory["pages"]);
        _memory.Save(_directory["direct.meta"], _directory["direct.pages"], new() { BypassPageCache = true });

        Assert.Equal(File.ReadAllBytes(_directory["meta"]), File.ReadAllBytes(_directory["direct.meta"]));
        Assert.Equal(File.ReadAllBytes(_directory["pages"]), File.ReadAllBytes(_directory["direct.pages"]));
    }

    [Theory]
    [InlineData(StateFileProtection.None)]
    [InlineData(StateFileProtection.Encrypted)]
    public void Pages_go_around_the_cache_to_the_end_if_asked_to_where_the_file_system_can(StateFileProtection protection)
    {
        StateKey? key = protection == StateFileProtection.None ? null : Key;
        bool canBypass;
        using (IOutputFile file = DiskFileSystem.Instance.Create(_directory["probe"]))
            canBypass = file.TryBypassCache();

        Assert.False(LastSeen(bypass: false));
        Assert.Equal(canBypass, LastSeen(bypass: true));

        bool LastSeen(bool bypass)
        {
            Probe probe = new(IsPagesFileDirect);
            MemorySaveOptions options = new() { Protection = protection, Key = key, BypassPageCache = bypass, Progress = probe, Overwrite = true };
            _memory.Save(_directory["meta"], _directory["pages"], options);
            return probe.Last!.Value;
        }
    }

    [Fact]
    public void What_cannot_go_around_the_cache_is_written_all_the_same()
    {
        using (IOutputFile file = DiskFileSystem.Instance.Create(_directory["file"]))
        {
            file.TryBypassCache();
            file.Write(1, [1, 2, 3]);
        }
        using (IOutputFile file = DiskFileSystem.Instance.Create(_directory["pieces"]))
        {
            file.TryBypassCache();
            file.Write(1, [new byte[] { 1 }, new byte[] { 2, 3 }]);
        }

        Assert.Equal([0, 1, 2, 3], File.ReadAllBytes(_directory["file"]));
        Assert.Equal([0, 1, 2, 3], File.ReadAllBytes(_directory["pieces"]));
    }

    /// <summary>What the kernel says of the open file of pages, which has its temporary name yet.</summary>
    private bool IsPagesFileDirect()
    {
        string descriptor = Directory.EnumerateFiles("/proc/self/fd").Single(
            link => new FileInfo(link).LinkTarget is { } target && target.StartsWith(_directory[".pages."], StringComparison.Ordinal));
        string text = File.ReadAllText($"/proc/self/fdinfo/{Path.GetFileName(descriptor)}");
        return (Convert.ToInt32(Flags().Match(text).Groups[1].Value, 8) & Libc.OpenDirect) != 0;
    }

    [GeneratedRegex(@"^flags:\s+([0-7]+)$", RegexOptions.Multiline)]
    private static partial Regex Flags();

    private sealed class Probe(Func<bool> look) : IProgress<MemoryProgress>
    {
        public bool? Last { get; private set; }

        public void Report(MemoryProgress value) => Last = look();
    }
}
