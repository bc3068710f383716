using System.Diagnostics;
using Stateify.Memory;

namespace Stateify.Benchmarks.Pages;

/// <summary>One memory file, saved and loaded beside the plain ways to move the same bytes.</summary>
internal sealed class PagesCase : IDisposable
{
    private const int Rounds = 7;
    private const int DirtyEvery = 100;

    private readonly string _directory;
    private readonly StateKey _key = new(new byte[StateKey.Size]);
    private readonly MemoryFile _memory;
    private readonly long _stored;
    private readonly List<PageRange> _ranges;
    private readonly RawMemory _bytes;
    private readonly RawMemory _fresh;
    private MemoryFile? _loaded;

    public PagesCase(PageContents contents, long length, string directory)
    {
        _directory = directory;
        _memory = contents.Fill(length);
        _memory.Save(HashedParent, Pages, new() { PageHashes = true });

        // Another state than that of the first parent, so that only what is relative to this one is tracked.
        _memory.Allocate(MemoryFile.PageSize);
        _memory.Save(TrackedParent, Pages, new() { TrackWrites = true, Overwrite = true });
        _memory.Save(Meta, Pages, new() { Overwrite = true });
        _ranges = contents.Stored(length);
        _stored = new FileInfo(Pages).Length;
        _bytes = new RawMemory(_stored);
        _bytes.Read(Pages);
        _fresh = new RawMemory(_stored);
        Console.WriteLine($"{contents.Name}: {length >> 20} MiB, {_stored / 1048576.0:F0} MiB stored");
    }

    private string Meta => Path.Combine(_directory, "pages_meta.img");

    private string Pages => Path.Combine(_directory, "pages.img");

    private string Copy => Path.Combine(_directory, "copy.img");

    private string HashedParent => Path.Combine(_directory, "hashed_meta.img");

    private string TrackedParent => Path.Combine(_directory, "tracked_meta.img");

    private string OtherMeta => Path.Combine(_directory, "other_meta.img");

    private static string Scattered => Path.Combine(PagesRun.SharedMemory, $"stateify-pages-{Environment.ProcessId}.scattered");

    /// <summary>Times everything in turns, and prints the medians.</summary>
    public void Measure()
    {
        PagesRow write = new("pwrite + fsync", DeleteCopies, () => _bytes.Write(Copy, flush: true));
        PagesRow read = new("pread into fresh memory", _fresh.Renew, () => _fresh.Read(Pages));
        PagesRow[] saves =
        [
            write,
            new("pwrite", DeleteCopies, () => _bytes.Write(Copy, flush: false)),
            new("cp", DeleteCopies, () => Run("cp", Pages, Copy)),
            new("dd", DeleteCopies, () => Run("dd", $"if={Pages}", $"of={Copy}", "bs=1M", "status=none")),
            new("HMAC-SHA-256, in memory", static () => { }, _bytes.Authenticate),
            new("AES-256-GCM, in memory", static () => { }, () => _bytes.EncryptTo(_fresh)),
            new("Save, fsync included", DeleteCopies, () => _memory.Save(OtherMeta, Copy)),
            new("Save, around the page cache", DeleteCopies, () => _memory.Save(OtherMeta, Copy, new() { BypassPageCache = true })),
            new("Save, authenticated", DeleteCopies, () => _memory.Save(OtherMeta, Copy, Protected(StateFileProtection.Authenticated))),
            new("Save, encrypted", DeleteCopies, () => _memory.Save(OtherMeta, Copy, Protected(StateFileProtection.Encrypted))),
            new("Save, with page hashes", DeleteCopies, () => _memory.Save(OtherMeta, Copy, new() { PageHashes = true })),
            new("SaveDelta, 1% dirty, hashed", DirtyPages, () => _memory.SaveDelta(OtherMeta, Copy, HashedParent)),
            new("SaveDelta, 1% dirty, tracked", DirtyPages, () => _memory.SaveDelta(OtherMeta, Copy, TrackedParent)),
        ];
        PagesRow[] loads =
        [
            read,
            new("pwrite into shared memory", DeleteScattered, () => _bytes.Scatter(Scattered, _ranges)),
            new("memcpy", static () => { }, () => _fresh.CopyFrom(_bytes)),
            new("Load, eager", DisposeLoaded, () => _loaded = MemoryFile.Load("benchmark", Meta, Pages)),
            new("Load, mapped, to first touch", DisposeLoaded, LoadMapped),
        ];
        for (int round = 0; round <= Rounds; round++)
        {
            foreach (PagesRow row in saves.Concat(loads))
                row.Round(counts: round > 0);
        }
        Print(saves, write);
        Print(loads, read);
    }

    public void Dispose()
    {
        DisposeLoaded();
        _memory.Dispose();
        _key.Dispose();
        _bytes.Dispose();
        _fresh.Dispose();
        DeleteCopies();
        DeleteScattered();
        File.Delete(Meta);
        File.Delete(HashedParent);
        File.Delete(TrackedParent);
        File.Delete(Pages);
    }

    private static void Print(IEnumerable<PagesRow> rows, PagesRow yardstick)
    {
        foreach (PagesRow row in rows)
            Console.WriteLine($"  {row.Name,-32}{row.Median,10:F2} ms{row.Median / yardstick.Median,8:F2}x {yardstick.Name}");
    }

    private static void Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command} failed.");
    }

    private MemorySaveOptions Protected(StateFileProtection protection) => new() { Protection = protection, Key = _key };

    private void DirtyPages()
    {
        DeleteCopies();
        foreach (PageRange range in _ranges)
        {
            for (long offset = range.Offset; offset < range.End; offset += MemoryFile.PageSize)
            {
                if (offset / MemoryFile.PageSize % DirtyEvery == 0)
                    _memory.GetSpan(offset, 1)[0]++;
            }
        }
    }

    private void LoadMapped()
    {
        _loaded = MemoryFile.Load("benchmark", Meta, Pages, new() { Mode = MemoryLoadMode.Mapped });
        _loaded.GetSpan(_ranges[_ranges.Count / 2].Offset, 1)[0]++;
    }

    private void DeleteScattered() => File.Delete(Scattered);

    private void DeleteCopies()
    {
        File.Delete(Copy);
        File.Delete(OtherMeta);
    }

    private void DisposeLoaded()
    {
        _loaded?.Dispose();
        _loaded = null;
    }
}
