using System.Runtime.InteropServices;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// Anonymous memory of the process, as every system has it. Nothing can be asked of it, so it notes which pages were ever within
/// reach: only those can hold anything but zeros.
/// </summary>
internal sealed unsafe class PortableBacking : MemoryBacking
{
    private const int PageSize = MemoryFile.PageSize;

    // Guards _reached, which several threads that fill the memory add to.
    private readonly Lock _lock = new();
    private readonly PageSet _reached = new();
    private readonly int _unit;

    /// <summary>Makes one.</summary>
    /// <param name="unit">The bytes that memory is given back by: a multiple of the system's page size.</param>
    public PortableBacking(int unit)
        : base(AddressReservation.Create())
    {
        _unit = unit;
        Capabilities = MemoryCapabilities.Of(MemoryBackingKind.Portable) with { DecommitUnit = unit };
    }

    public override MemoryCapabilities Capabilities { get; }

    public override long? CommittedBytes => null;

    public override void Expose(long offset, int length) => Reach(offset, length);

    public override void MapPrivately(SafeHandle file, long fileOffset, long offset, long length) =>
        throw new NotSupportedException("Anonymous memory maps no files.");

    public override void PunchHole(long offset, long length)
    {
        // Spans over the pages may still be written through, so they stay within reach. What shares a unit with others is cleared.
        long start = Math.Min(offset + length, (offset + _unit - 1) / _unit * _unit);
        long end = Math.Max(start, (offset + length) / _unit * _unit);
        Clear(offset, start);
        Clear(end, offset + length);
        if (start < end && !VirtualMemory.Reset(Addresses.Address + start, end - start))
            MemoryErrors.ThrowLastError("giving memory back");
    }

    public override long FindData(long offset)
    {
        lock (_lock)
        {
            long page = _reached.Next(offset / PageSize);
            return page < 0 ? -1 : Math.Max(offset, page * PageSize);
        }
    }

    public override long FindHole(long offset)
    {
        lock (_lock)
            return Math.Min(Length, _reached.EndOf(offset / PageSize) * PageSize);
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        Reach(offset, bytes.Length);
        bytes.CopyTo(GetSpan(offset, bytes.Length));
    }

    protected override void Extend(long start, long end)
    {
        if (!VirtualMemory.Commit(Addresses.Address + start, end - start))
            MemoryErrors.ThrowLastError("growing the memory");
    }

    private void Reach(long offset, int length)
    {
        lock (_lock)
            _reached.Add(offset / PageSize, (offset + length + PageSize - 1) / PageSize);
    }

    private void Clear(long start, long end) => GetSpan(start, (int)(end - start)).Clear();
}
