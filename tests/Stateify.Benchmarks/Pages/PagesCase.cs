using System.Diagnostics;
using Stateify.Memory;

namespace Stateify.Benchmarks.Pages;

/// <summary>One memory file, saved and loaded beside the plain ways to move the same bytes.</summary>
internal sealed class PagesCase : IDisposable
{
    // What takes milliseconds needs more rounds than what takes a second.
    private const int LeastRounds = 11;
    private const int MostRounds = 50;
    private const long BytesInAllRounds = 2L << 30;
    private const int DirtyEvery = 100;

    private readonly string _directory;
    private readonly StateKey _key = new(new byte[StateKey.Size]);
    private readonly MemoryFile _memory;
    private readonly long _stored;
    private readonly List<PageRange> _ranges;
    private readonly RawMemory _bytes;
    private readonly RawMemory _fresh;
    private readonly RawMemory _places;
    private MemoryFile? _loaded;
    private MemorySnapshot? _snapshot;
    private string _lastLink;

    public PagesCase(PageContents contents, long length, string directory)
    {
        _directory = directory;
        _memory = contents.Fill(length);
        _memory.Save(HashedParent, Pages, new() { PageHashes = true });

        // Another state than that of the first parent, so that only what is relative to this one is tracked.
        _memory.Allocate(MemoryFile.PageSize);
        _memory.Save(TrackedParent, Pages, new() { TrackWrites = true, Overwrite = true });
        _lastLink = TrackedParent;
        _memory.Save(Meta, Pages, new() { Overwrite = true });
        _ranges = contents.Stored(length);
        _stored = new FileInfo(Pages).Length;
        _bytes = new RawMemory(_stored);
        _bytes.Read(Pages);
        _fresh = new RawMemory(_stored);
        _places = new RawMemory(length);
        Console.WriteLine($"{contents.Name}: {length >> 20} MiB, {_stored / 1048576.0:F0} MiB stored");
    }

    private string Meta => Path.Combine(_directory, "pages_meta.img");

    private string Pages => Path.Combine(_directory, "pages.img");

    private string Copy => Path.Combine(_directory, "copy.img");

    private string HashedParent => Path.Combine(_directory, "hashed_meta.img");

    private string TrackedParent => Path.Combine(_directory, "tracked_meta.img");

    private string OtherMeta => Path.Combine(_directory, "other_meta.img");

    private string EvenLink => Path.Combine(_directory, "even_meta.img");

    private string OddLink => Path.Combine(_directory, "odd_meta.img");

    private static string Scattered => Path.Combine(PagesRun.SharedMemory, $"stateify-pages-{Environment.ProcessId}.scattered");

    /// <summary>Times everything in turns, and prints the medians and the best.</summary>
    public void Measure()
    {
        PagesRow write = new("pwritev + fsync", Release, () => RawMemory.Gather(Copy, _memory, _ranges));
        PagesRow plain = new("Save, fsync included", Release, () => _memory.Save(OtherMeta, Copy));
        PagesRow authenticated = new(
            "Save, authenticated", Release, () => _memory.Save(OtherMeta, Copy, Protected(StateFileProtection.Authenticated)));
        PagesRow encrypted = new(
            "Save, encrypted", Release, () => _memory.Save(OtherMeta, Copy, Protected(StateFileProtection.Encrypted)));
        PagesRow tracked = new("SaveDelta, 1% dirty, tracked", DirtyPages, () => _memory.SaveDelta(OtherMeta, Copy, TrackedParent));
        PagesRow[] saves =
        [
            write,
            new("pwrite, packed, + fsync", Release, () => _bytes.Write(Copy)),
            new("cp", Release, () => Run("cp", Pages, Copy)),
            new("dd", Release, () => Run("dd", $"if={Pages}", $"of={Copy}", "bs=1M", "status=none")),
            new("HMAC-SHA-256, in memory", Release, _bytes.Authenticate),
            new("AES-256-GCM, in memory", TouchFresh, () => _bytes.EncryptTo(_fresh)),
            plain,
            new("Save, around the page cache", Release, () => _memory.Save(OtherMeta, Copy, new() { BypassPageCache = true })),
            authenticated,
            encrypted,
            new("Save, with page hashes", Release, () => _memory.Save(OtherMeta, Copy, new() { PageHashes = true })),
            new("SaveDelta, 1% dirty, hashed", DirtyPages, () => _memory.SaveDelta(OtherMeta, Copy, HashedParent)),
            tracked,
        ];
        PagesRow read = new("pread into fresh memory", Release, () => _places.Scatter(Pages, _ranges));
        PagesRow[] loads =
        [
            read,
            new("pread, packed", Release, () => _fresh.Read(Pages)),
            new("pwrite into shared memory", Release, () => _bytes.WriteScattered(Scattered, _ranges)),
            new("memcpy", TouchFresh, () => _fresh.CopyFrom(_bytes)),
            new("Load, eager", Release, () => Load(MemoryLoadMode.Eager)),
            new("Load, background, to first touch", Release, () => LoadAndTouch(MemoryLoadMode.Background)),
            new("Load, background, to the end", Release, () => Load(MemoryLoadMode.Background).Loading.Wait()),
            new("Load, mapped, to first touch", Release, () => LoadAndTouch(MemoryLoadMode.Mapped)),
        ];

        // After the others, which are relative to the first parent.
        PagesRow[] links = [new("SaveDelta, and tracked on", DirtyPages, SaveLink)];

        // At last: a snapshot ends the tracking of writes.
        PagesRow[] snapshots =
        [
            new("TakeSnapshot, the program stops", EndSnapshot, () => _snapshot = _memory.TakeSnapshot()),
            new("Save of a snapshot", Release, () => _snapshot!.Save(OtherMeta, Copy)),
        ];
        Time([.. saves, .. loads]);
        Time(links);
        Time(snapshots);
        Print([.. saves, .. links, .. snapshots], write);
        Print(loads, read);
        Console.WriteLine($"  The tracked delta takes {tracked.Median / plain.Median:P1} of the save, at best {tracked.Best / plain.Best:P1}.");
        PrintProtection("HMAC-SHA-256", "-hmac sha256", authenticated.Best - plain.Best);

        // With nonce, header and tag, as each run has them.
        PrintProtection("AES-256-GCM", "-aead -evp aes-256-gcm", encrypted.Best - plain.Best);
    }

    public void Dispose()
    {
        Release();
        _snapshot?.Dispose();
        _memory.Dispose();
        _key.Dispose();
        _bytes.Dispose();
        _fresh.Dispose();
        _places.Dispose();
        File.Delete(Meta);
        File.Delete(HashedParent);
        File.Delete(TrackedParent);
        File.Delete(EvenLink);
        File.Delete(OddLink);
        File.Delete(Pages);
    }

    private static void Print(IEnumerable<PagesRow> rows, PagesRow yardstick)
    {
        foreach (PagesRow row in rows)
        {
            Console.WriteLine(
                $"  {row.Name,-32}{row.Median,10:F2} ms{row.Median / yardstick.Median,8:F2}x{row.Best,10:F2} ms{row.Best / yardstick.Best,8:F2}x {yardstick.Name}");
        }
    }

    private static void Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command} failed.");
    }

    private void Time(PagesRow[] rows)
    {
        long rounds = Math.Clamp(BytesInAllRounds / _stored, LeastRounds, MostRounds);
        for (long round = 0; round <= rounds; round++)
        {
            foreach (PagesRow row in rows)
                row.Round(counts: round > 0);
        }
    }

    /// <summary>Prints what protection adds to a save beside the least time that the algorithm takes for as many bytes in as large pieces.</summary>
    private void PrintProtection(string name, string algorithm, double added)
    {
        long pieceSize = _stored / _ranges.Count;
        if (OpensslSpeed.Measure(algorithm, pieceSize) is not { } speed)
        {
            Console.WriteLine($"  {name} adds {added:F1} ms; there is no openssl to compare with.");
            return;
        }
        double least = _stored / speed * 1000;
        Console.WriteLine(
            $"  {name} adds {added:F1} ms: {added / least:F2}x of openssl speed, {least:F1} ms in pieces of {pieceSize >> 10} KiB, {speed / 1e9:F2} GB/s.");
    }

    private MemorySaveOptions Protected(StateFileProtection protection) => new() { Protection = protection, Key = _key };

    /// <summary>
    /// Gives back what the last row made, so that the next one finds as much memory with the kernel. A virtual machine's kernel that has more
    /// to spare gives it back to its host, and to get it again takes several times what is to be measured.
    /// </summary>
    private void Release()
    {
        _loaded?.Dispose();
        _loaded = null;
        _fresh.Renew();
        _places.Renew();
        File.Delete(Copy);
        File.Delete(OtherMeta);
        File.Delete(Scattered);
    }

    private void TouchFresh()
    {
        Release();
        _fresh.CopyFrom(_bytes);
    }

    private void DirtyPages()
    {
        Release();
        foreach (PageRange range in _ranges)
        {
            for (long offset = range.Offset; offset < range.End; offset += MemoryFile.PageSize)
            {
                if (offset / MemoryFile.PageSize % DirtyEvery == 0)
                    _memory.GetSpan(offset, 1)[0]++;
            }
        }
    }

    private void SaveLink()
    {
        string next = _lastLink == EvenLink ? OddLink : EvenLink;
        _memory.SaveDelta(next, Copy, _lastLink, new() { TrackWrites = true, Overwrite = true });
        _lastLink = next;
    }

    private void EndSnapshot()
    {
        _snapshot?.Dispose();
        DirtyPages();
    }

    private MemoryFile Load(MemoryLoadMode mode) => _loaded = MemoryFile.Load("benchmark", Meta, Pages, new() { Mode = mode });

    private void LoadAndTouch(MemoryLoadMode mode) => Load(mode).GetSpan(_ranges[_ranges.Count / 2].Offset, 1)[0]++;
}
