using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// <c>/proc/self/pagemap</c>: which pages of a private mapping of a file are copies that were written. See the kernel's
/// Documentation/admin-guide/mm/pagemap.rst. Not thread-safe.
/// </summary>
internal sealed unsafe class PageMap : IDisposable
{
    private const int EntrySize = sizeof(ulong);
    private const ulong IsPresent = 1UL << 63;
    private const ulong IsSwapped = 1UL << 62;
    private const ulong IsOfFile = 1UL << 61;
    private const int EntriesAtOnce = 8192;

    private static readonly Lazy<bool> Support = new(Probe);

    private readonly SafeFileHandle _file;

    private PageMap(SafeFileHandle file) => _file = file;

    /// <summary>Whether this process may read it, and it tells copies from pages of the file: found out by trying.</summary>
    public static bool IsSupported => Support.Value;

    /// <exception cref="MemoryFileException">It cannot be opened.</exception>
    public static PageMap Open()
    {
        SafeFileHandle file = Libc.Open("/proc/self/pagemap", Libc.OpenReadOnlyCloseOnExec);
        if (file.IsInvalid)
            MemoryErrors.ThrowLastError("open (/proc/self/pagemap)");
        return new PageMap(file);
    }

    /// <summary>The pages, counted from the start, that are copies; joined where they touch.</summary>
    public IEnumerable<(long First, long End)> FindCopies(nint start, long length)
    {
        ulong[] entries = ArrayPool<ulong>.Shared.Rent(EntriesAtOnce);
        try
        {
            long pages = length / MemoryFile.PageSize;
            for (long page = 0; page < pages; page += EntriesAtOnce)
            {
                int count = (int)Math.Min(EntriesAtOnce, pages - page);
                Read((start / MemoryFile.PageSize) + page, entries.AsSpan(0, count));
                for (int i = 0; i < count; i++)
                {
                    int first = i;
                    while (i < count && IsCopy(entries[i]))
                        i++;
                    if (i > first)
                        yield return (page + first, page + i);
                }
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(entries);
        }
    }

    public void Dispose() => _file.Dispose();

    // What has gone to the swap area is a copy: pages of the memfd itself are not in the tables of a process then.
    private static bool IsCopy(ulong entry) => (entry & IsSwapped) != 0 || (entry & (IsPresent | IsOfFile)) == IsPresent;

    private void Read(long firstPage, Span<ulong> entries)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(entries);
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                nint read = Libc.PositionalRead(_file, start + done, (nuint)(bytes.Length - done), (firstPage * EntrySize) + done);
                if (read > 0)
                    done += read;
                else if (read == 0 || Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                    MemoryErrors.ThrowLastError("pread (/proc/self/pagemap)");
            }
        }
    }

    private static bool Probe()
    {
        const int length = 3 * MemoryFile.PageSize;
        using SafeFileHandle file = Libc.MemfdCreate("probe", Libc.CloseOnExecMemfd);
        if (file.IsInvalid || Libc.Truncate(file, length) != 0)
            return false;
        nint address = Libc.Map(0, length, Libc.ProtectionReadWrite, Libc.MapPrivate, file, 0);
        if (address == -1)
            return false;
        try
        {
            // One page is read, one is written, one is neither.
            byte* bytes = (byte*)address;
            bytes[MemoryFile.PageSize] = (byte)(bytes[0] + 1);
            using PageMap map = Open();
            return map.FindCopies(address, length).SequenceEqual([(1, 2)]);
        }
        catch (MemoryFileException)
        {
            return false;
        }
        finally
        {
            Libc.Unmap(address, length);
        }
    }
}
