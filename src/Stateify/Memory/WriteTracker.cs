using System.Runtime.InteropServices;
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
    private const nuint ScanRequest = 0xC0606610;
    private const ulong ProtectShmemFeature = 1 << 12;
    private const ulong ProtectUnpopulatedFeature = 1 << 13;
    private const ulong AsynchronousFeature = 1 << 15;
    private const ulong RegisterForWriteProtection = 2;
    private const ulong Protect = 1;
    private const ulong RefuseUntracked = 2;
    private const ulong IsWritten = 1 << 1;
    private const ulong IsPresent = 1 << 3;
    private const ulong IsSwapped = 1 << 4;
    private const ulong IsInMemory = IsPresent | IsSwapped;
    private const int RegionsAtOnce = 1024;

    // Looking at each page of a GiB takes the kernel some milliseconds, which several processors can share.
    private const long SliceSize = 64L << 20;
    private const int MaximumThreads = 4;

    // The kernel takes a few nanoseconds for each page that it looks at, and ten times as long for each that it tells of: the few that
    // are not unwritten are asked for. Of those that it has lost sight of, it does not say that they were written.
    private static readonly Scan Written = new() { AllOf = IsWritten, AnyOf = IsInMemory, Returned = IsWritten };
    private static readonly Scan Unknown = new() { InvertedCategories = IsInMemory, AllOf = IsInMemory, Returned = IsInMemory };

    private static readonly Lazy<bool> Support = new(Probe);

    private readonly SafeFileHandle _faults;
    private readonly SafeFileHandle _pageMap;
    private byte* _start;
    private long _length;

    private WriteTracker(SafeFileHandle faults, SafeFileHandle pageMap)
    {
        _faults = faults;
        _pageMap = pageMap;
    }

    /// <summary>Whether this kernel can do it, and lets this process: found out by doing it.</summary>
    public static bool IsSupported => Support.Value;

    /// <summary>Creates one that tracks nothing yet; null if the kernel has no such thing or no room for it.</summary>
    public static WriteTracker? TryCreate()
    {
        SafeFileHandle faults = Libc.OpenUserFaults();
        SafeFileHandle pageMap = Libc.Open("/proc/self/pagemap", Libc.OpenReadOnlyCloseOnExec);
        WriteTracker tracker = new(faults, pageMap);
        Api api = new() { Version = FaultsApi, Features = ProtectShmemFeature | ProtectUnpopulatedFeature | AsynchronousFeature };
        if (!faults.IsInvalid && !pageMap.IsInvalid && Libc.Control(faults, ApiRequest, &api) == 0)
            return tracker;
        tracker.Dispose();
        return null;
    }

    /// <summary>Forgets what was written so far, and tracks the writes to whole pages from now on.</summary>
    /// <returns>Whether the kernel does.</returns>
    public bool TryArm(byte* start, long length)
    {
        _start = start;
        _length = length;
        if (length == 0)
            return true;
        Register register = new() { Start = (ulong)start, Length = (ulong)length, Mode = RegisterForWriteProtection };
        WriteProtect protect = new() { Start = (ulong)start, Length = (ulong)length, Mode = Protect };
        return Libc.Control(_faults, RegisterRequest, &register) == 0 && Libc.Control(_faults, WriteProtectRequest, &protect) == 0;
    }

    /// <summary>What is known of the pages, counted from the start; null if the kernel cannot say.</summary>
    public TrackedPages? FindPages()
    {
        TrackedPages pages = new(new PageSet(), new PageSet());
        pages.Unwritten.Add(0, _length / MemoryFile.PageSize);
        bool isComplete = true;
        int slices = (int)((_length + SliceSize - 1) / SliceSize);
        Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = MaximumThreads }, slice =>
        {
            long start = slice * SliceSize;
            long end = Math.Min(start + SliceSize, _length);
            if (!TryScan(start, end, Written, pages, isWritten: true) || !TryScan(start, end, Unknown, pages, isWritten: false))
                Volatile.Write(ref isComplete, false);
        });
        return isComplete ? pages : null;
    }

    /// <summary>Ends the tracking.</summary>
    public void Dispose()
    {
        _faults.Dispose();
        _pageMap.Dispose();
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
            if (tracker is null || !tracker.TryArm((byte*)memory, length) || !IsExactly(tracker.FindPages(), written: -1))
                return false;
            ((byte*)memory)[MemoryFile.PageSize] = 1;
            return IsExactly(tracker.FindPages(), written: 1);
        }
        finally
        {
            Libc.Unmap(memory, length);
        }

        static bool IsExactly(TrackedPages? found, int written) =>
            found is not null && Enumerable.Range(0, pages).All(page => found.Written.Contains(page) == (page == written))
            && Enumerable.Range(0, pages).All(page => found.Unwritten.Contains(page) == (page != written));
    }

    /// <summary>Notes those of the bytes <c>[start, end)</c> that a scan is for; several threads do.</summary>
    private bool TryScan(long start, long end, Scan scan, TrackedPages pages, bool isWritten)
    {
        Region* regions = stackalloc Region[RegionsAtOnce];
        scan.Size = (ulong)sizeof(Scan);
        scan.Flags = RefuseUntracked;
        scan.Start = (ulong)(_start + start);
        scan.End = (ulong)(_start + end);
        scan.Regions = (ulong)regions;
        scan.RegionCount = RegionsAtOnce;
        while (scan.Start < scan.End)
        {
            int found = Libc.Control(_pageMap, ScanRequest, &scan);
            if (found < 0 && Marshal.GetLastPInvokeError() == Libc.InterruptedCall)
                continue;
            if (found < 0 || scan.WalkEnd <= scan.Start)
                return false;
            lock (pages)
            {
                foreach (Region region in new ReadOnlySpan<Region>(regions, found))
                {
                    pages.Unwritten.Remove(PageAt(region.Start), PageAt(region.End));
                    if (isWritten)
                        pages.Written.Add(PageAt(region.Start), PageAt(region.End));
                }
            }
            scan.Start = scan.WalkEnd;
        }
        return true;
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

    private readonly record struct Region(ulong Start, ulong End, ulong Categories);

    private struct Scan
    {
        public ulong Size;
        public ulong Flags;
        public ulong Start;
        public ulong End;
        public ulong WalkEnd;
        public ulong Regions;
        public ulong RegionCount;
        public ulong MaximumPages;
        public ulong InvertedCategories;
        public ulong AllOf;
        public ulong AnyOf;
        public ulong Returned;
    }
}
