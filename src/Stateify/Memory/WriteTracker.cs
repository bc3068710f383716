using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// Has the kernel note which pages of a mapping are written, at the cost of one fault for each: userfaultfd(2) write-protects them
/// asynchronously, and the PAGEMAP_SCAN ioctl tells which still are. Sees every write through the mapping, by system calls too, and none
/// that does not go through it. Not thread-safe.
/// </summary>
internal sealed unsafe class WriteTracker : IDisposable
{
    private const ulong FaultsApi = 0xAA;
    private const nuint ApiRequest = 0xC018AA3F;
    private const nuint RegisterRequest = 0xC020AA00;
    private const nuint WriteProtectRequest = 0xC018AA06;
    private const ulong ProtectShmemFeature = 1 << 12;
    private const ulong ProtectUnpopulatedFeature = 1 << 13;
    private const ulong AsynchronousFeature = 1 << 15;
    private const ulong RegisterForWriteProtection = 2;
    private const ulong Protect = 1;

    // Looking at each page of a GiB takes the kernel some milliseconds, which several processors can share.
    private const long SliceSize = 64L << 20;
    private const int MaximumThreads = 4;

    // The kernel looks at as many pages in the time that one more call takes.
    private const int PagesOfCall = 512;

    private static readonly Lazy<bool> Support = new(Probe);

    private readonly SafeFileHandle _faults;
    private readonly PageMapScan _scan;
    private byte* _start;
    private long _length;

    private WriteTracker(SafeFileHandle faults, PageMapScan scan)
    {
        _faults = faults;
        _scan = scan;
    }

    /// <summary>Whether this kernel can do it, and lets this process: found out by doing it.</summary>
    public static bool IsSupported => Support.Value;

    /// <summary>Creates one that tracks nothing yet; null if the kernel has no such thing or no room for it.</summary>
    public static WriteTracker? TryCreate()
    {
        if (PageMapScan.TryOpen() is not { } scan)
            return null;
        WriteTracker tracker = new(Libc.OpenUserFaults(), scan);
        Api api = new() { Version = FaultsApi, Features = ProtectShmemFeature | ProtectUnpopulatedFeature | AsynchronousFeature };
        if (!tracker._faults.IsInvalid && Libc.Control(tracker._faults, ApiRequest, &api) == 0)
            return tracker;
        tracker.Dispose();
        return null;
    }

    /// <summary>Forgets what was written so far, and tracks the writes to whole pages from now on.</summary>
    /// <returns>Whether the kernel does.</returns>
    public bool TryArm(byte* start, long length)
    {
        // To protect those pages again that were written costs little more than to find them; to protect all, ten times that.
        bool isArmed = start == _start && length >= _length && TryForEachSlice(_scan.TryProtect);
        long armed = isArmed ? _length : 0;
        _start = start;
        _length = length;
        return armed == length || TryArm(armed, length);
    }

    /// <summary>What is known of the pages, counted from the start; null if the kernel cannot say.</summary>
    public TrackedPages? FindPages()
    {
        TrackedPages pages = new(new PageSet(), new PageSet());
        pages.Unwritten.Add(0, _length / MemoryFile.PageSize);
        return TryForEachSlice((start, end) => TryFind(start, end, pages)) ? pages : null;
    }

    /// <summary>Ends the tracking.</summary>
    public void Dispose()
    {
        _faults.Dispose();
        _scan.Dispose();
    }

    private static bool Probe()
    {
        const int pages = 4;
        const int length = pages * MemoryFile.PageSize;
        nint memory = Libc.MapAnonymously(0, length, Libc.ProtectionReadWrite, Libc.MapShared | Libc.MapAnonymous, -1, 0);
        if (memory == -1)
            return false;
        try
        {
            using WriteTracker? tracker = TryCreate();
            return tracker is not null && Tells(tracker, written: 1) && Tells(tracker, written: 2);
        }
        finally
        {
            Libc.Unmap(memory, length);
        }

        // Armed again, it must forget what it told.
        bool Tells(WriteTracker tracker, int written)
        {
            if (!tracker.TryArm((byte*)memory, length) || !IsExactly(tracker.FindPages(), written: -1))
                return false;
            ((byte*)memory)[written * MemoryFile.PageSize] = 1;
            return IsExactly(tracker.FindPages(), written);
        }

        static bool IsExactly(TrackedPages? found, int written) =>
            found is not null && Enumerable.Range(0, pages).All(page => found.Written.Contains(page) == (page == written))
            && Enumerable.Range(0, pages).All(page => found.Unwritten.Contains(page) == (page != written));
    }

    private bool TryArm(long from, long to)
    {
        Register register = new() { Start = (ulong)(_start + from), Length = (ulong)(to - from), Mode = RegisterForWriteProtection };
        WriteProtect protect = new() { Start = register.Start, Length = register.Length, Mode = Protect };
        return Libc.Control(_faults, RegisterRequest, &register) == 0 && Libc.Control(_faults, WriteProtectRequest, &protect) == 0;
    }

    /// <summary>Works on all addresses <c>[start, end)</c>, on several threads.</summary>
    private bool TryForEachSlice(Func<ulong, ulong, bool> work)
    {
        bool isComplete = true;
        int slices = (int)((_length + SliceSize - 1) / SliceSize);
        Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = MaximumThreads }, slice =>
        {
            ulong start = (ulong)_start;
            if (!work(start + (ulong)(slice * SliceSize), start + (ulong)Math.Min((slice + 1) * SliceSize, _length)))
                Volatile.Write(ref isComplete, false);
        });
        return isComplete;
    }

    private bool TryFind(ulong start, ulong end, TrackedPages pages)
    {
        // Of a page of which the kernel has lost sight, it does not say whether there is memory for it: those are asked for again.
        List<(ulong Start, ulong End)> clusters = [];
        return _scan.TryFindUnprotected(start, end, Forget) && clusters.TrueForAll(cluster => _scan.TryFindWritten(cluster.Start, cluster.End, Note));

        void Forget(ReadOnlySpan<PageMapScan.Region> regions)
        {
            lock (pages)
            {
                foreach (PageMapScan.Region region in regions)
                    pages.Unwritten.Remove(PageAt(region.Start), PageAt(region.End));
            }
            foreach (PageMapScan.Region region in regions)
            {
                if (clusters.Count > 0 && region.Start - clusters[^1].End <= PagesOfCall * MemoryFile.PageSize)
                    clusters[^1] = (clusters[^1].Start, region.End);
                else
                    clusters.Add((region.Start, region.End));
            }
        }

        void Note(ReadOnlySpan<PageMapScan.Region> regions)
        {
            lock (pages)
            {
                foreach (PageMapScan.Region region in regions)
                    pages.Written.Add(PageAt(region.Start), PageAt(region.End));
            }
        }
    }

    private long PageAt(ulong address) => (long)(address - (ulong)_start) / MemoryFile.PageSize;

    private struct Api
    {
        public ulong Version;
        public ulong Features;
        public ulong Requests;
    }

    private struct Register
    {
        public ulong Start;
        public ulong Length;
        public ulong Mode;
        public ulong Requests;
    }

    private struct WriteProtect
    {
        public ulong Start;
        public ulong Length;
        public ulong Mode;
    }
}
