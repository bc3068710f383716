using Microsoft.Win32.SafeHandles;

namespace Stateify.Memory;

/// <summary>
/// The first bytes of a memfd, mapped privately: what the program writes goes to copies of its pages, which the kernel makes, and the
/// file keeps what it had when that began. Afterwards the copies are merged into the file. Not thread-safe.
/// </summary>
internal sealed unsafe class CopyOnWrite
{
    private const int PageSize = MemoryFile.PageSize;
    private const int PieceSize = 1 << 20;

    private readonly SafeFileHandle _file;
    private readonly AddressReservation _addresses;

    // Pages that were given back while the file had to keep theirs: fresh memory is mapped over them.
    private readonly PageSet _cleared = new();
    private bool _isFrozen = true;

    private CopyOnWrite(SafeFileHandle file, AddressReservation addresses, long length)
    {
        _file = file;
        _addresses = addresses;
        Length = length;
    }

    /// <summary>The bytes it is about.</summary>
    public long Length { get; }

    /// <summary>The bytes of the copies.</summary>
    public long CommittedBytes
    {
        get
        {
            using PageMap map = PageMap.Open();
            return map.FindCopies((nint)_addresses.Address, Length).Sum(static copies => (copies.End - copies.First) * PageSize);
        }
    }

    /// <summary>Begins; nobody writes meanwhile.</summary>
    public static CopyOnWrite Begin(SafeFileHandle file, AddressReservation addresses, long length)
    {
        try
        {
            if (length > 0)
                addresses.MapPrivately(file, 0, 0, length);
            return new CopyOnWrite(file, addresses, length);
        }
        catch (MemoryFileException)
        {
            // The kernel may have taken the old mapping away before it found no room for the new one.
            addresses.Map(file, 0, length);
            throw;
        }
    }

    /// <summary>The file may be changed from now on.</summary>
    public void Thaw() => _isFrozen = false;

    /// <summary>Makes pages read as zero, and gives their memory back as far as the file need not keep it.</summary>
    public void Clear(long offset, long length)
    {
        if (_isFrozen)
        {
            _addresses.MapZeros(offset, length);
            _cleared.Add(offset / PageSize, (offset + length) / PageSize);
            return;
        }
        _addresses.Map(_file, offset, length);
        _cleared.Remove(offset / PageSize, (offset + length) / PageSize);
        Memfd.PunchHole(_file, offset, length);
    }

    /// <summary>Puts the copies into the file and maps that as it was; nobody writes meanwhile.</summary>
    public void Merge()
    {
        if (Length == 0)
            return;
        foreach ((long first, long end) in _cleared.Within(0, Length / PageSize))
            Memfd.PunchHole(_file, first * PageSize, (end - first) * PageSize);
        using (PageMap map = PageMap.Open())
        {
            foreach ((long first, long end) in map.FindCopies((nint)_addresses.Address, Length))
                Write(first * PageSize, end * PageSize);
        }
        _addresses.Map(_file, 0, Length);
    }

    private void Write(long offset, long end)
    {
        while (offset < end)
        {
            // Fresh memory that was only read would fill the hole with zeros.
            bool isCleared = _cleared.Contains(offset / PageSize);
            int length = isCleared ? PageSize : (int)Math.Min(PieceSize, end - offset);
            ReadOnlySpan<byte> bytes = new(_addresses.Address + offset, length);
            if (!isCleared || bytes.ContainsAnyExcept((byte)0))
                Memfd.Write(_file, offset, bytes);
            offset += length;
        }
    }
}
