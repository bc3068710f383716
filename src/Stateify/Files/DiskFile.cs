using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Files;

/// <summary>A file of the machine being written.</summary>
/// <param name="handle">The open file; closed with this.</param>
internal sealed class DiskFile(SafeFileHandle handle) : IOutputFile
{
    // Set before anything is written.
    private bool _bypassesCache;

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (IOException refused) when (TryFallBack(refused))
        {
            RandomAccess.Write(handle, bytes, offset);
        }
    }

    public void Write(long offset, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        try
        {
            RandomAccess.Write(handle, pieces, offset);
        }
        catch (IOException refused) when (TryFallBack(refused))
        {
            RandomAccess.Write(handle, pieces, offset);
        }
    }

    public bool TryBypassCache() => _bypassesCache = OperatingSystem.IsLinux() && TrySetDirect(true);

    public void Sync() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();

    // What is not aligned as the device wants it, or not at all on this file system, is an invalid argument: only now does it say so.
    private bool TryFallBack(IOException refused)
    {
        if (refused.HResult != Libc.InvalidArgument || !_bypassesCache)
            return false;
        return TrySetDirect(false);
    }

    private bool TrySetDirect(bool direct)
    {
        int flags = Libc.ControlFile(handle, Libc.GetFlags, 0);
        int wanted = direct ? flags | Libc.OpenDirect : flags & ~Libc.OpenDirect;
        return flags >= 0 && Libc.ControlFile(handle, Libc.SetFlags, wanted) == 0;
    }
}
