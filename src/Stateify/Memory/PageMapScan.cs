using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// The PAGEMAP_SCAN ioctl: finds the pages that userfaultfd(2) has write-protected and that were written, by their page tables. See the
/// kernel's Documentation/admin-guide/mm/pagemap.rst. Thread-safe.
/// </summary>
internal sealed unsafe class PageMapScan : IDisposable
{
    private const nuint ScanRequest = 0xC0606610;
    private const ulong ProtectFound = 1;
    private const ulong RefuseUntracked = 2;
    private const ulong IsWritten = 1 << 1;
    private const ulong IsPresent = 1 << 3;
    private const ulong IsSwapped = 1 << 4;
    private const int RegionsAtOnce = 512;

    private readonly SafeFileHandle _pageMap;

    private PageMapScan(SafeFileHandle pageMap) => _pageMap = pageMap;

    /// <summary>Told of pages that were found.</summary>
    public delegate void Finder(ReadOnlySpan<Region> regions);

    /// <summary>Opens what the kernel is asked by; null if this process may not.</summary>
    public static PageMapScan? TryOpen()
    {
        SafeFileHandle pageMap = Libc.Open("/proc/self/pagemap", Libc.OpenReadOnlyCloseOnExec);
        if (!pageMap.IsInvalid)
            return new PageMapScan(pageMap);
        pageMap.Dispose();
        return null;
    }

    /// <summary>
    /// Finds the pages of a range, all of which was protected, that are not any more: they were written, or the kernel has lost sight of
    /// them. Asked for just this, it takes half the time that it takes for anything else.
    /// </summary>
    /// <remarks>
    /// A page without an entry in its table counts as not protected. One whose table is missing would not, but tables are made when a
    /// range is protected, and the kernel neither frees nor collapses those that note protection.
    /// </remarks>
    /// <returns>Whether the kernel can say so of all the addresses.</returns>
    public bool TryFindUnprotected(ulong start, ulong end, Finder found) =>
        TryFind(new Request { Start = start, End = end, AllOf = IsWritten, Returned = IsWritten }, found);

    /// <summary>Finds the pages that were written, and for which there is memory.</summary>
    /// <inheritdoc cref="TryFindUnprotected"/>
    public bool TryFindWritten(ulong start, ulong end, Finder found) =>
        TryFind(new Request { Start = start, End = end, AllOf = IsWritten, AnyOf = IsPresent | IsSwapped, Returned = IsWritten }, found);

    /// <summary>Protects the pages again that <see cref="TryFindUnprotected"/> would find.</summary>
    /// <returns>Whether the kernel could for all the addresses.</returns>
    public bool TryProtect(ulong start, ulong end)
    {
        Request request = new() { Start = start, End = end, Flags = ProtectFound, AllOf = IsWritten, Returned = IsWritten };
        while (request.Start < request.End)
        {
            if (TryGoOn(ref request) < 0)
                return false;
        }
        return true;
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => _pageMap.Dispose();

    [SkipLocalsInit]
    private bool TryFind(Request request, Finder tell)
    {
        Region* regions = stackalloc Region[RegionsAtOnce];
        request.Regions = (ulong)regions;
        request.RegionCount = RegionsAtOnce;
        while (request.Start < request.End)
        {
            int found = TryGoOn(ref request);
            if (found < 0)
                return false;
            if (found > 0)
                tell(new ReadOnlySpan<Region>(regions, found));
        }
        return true;
    }

    /// <summary>Has the kernel go on from where the request begins, and the request begin where the kernel stopped.</summary>
    /// <returns>How many regions it found; -1 if it cannot say.</returns>
    private int TryGoOn(ref Request request)
    {
        request.Size = (ulong)sizeof(Request);
        request.Flags |= RefuseUntracked;
        int found;
        do
        {
            fixed (Request* pinned = &request)
                found = Libc.Control(_pageMap, ScanRequest, pinned);
        }
        while (found < 0 && Marshal.GetLastPInvokeError() == Libc.InterruptedCall);
        if (found < 0 || request.WalkEnd <= request.Start)
            return -1;
        request.Start = request.WalkEnd;
        return found;
    }

    /// <summary>The addresses <c>[Start, End)</c>.</summary>
    public readonly record struct Region(ulong Start, ulong End, ulong Categories);

    private struct Request
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
