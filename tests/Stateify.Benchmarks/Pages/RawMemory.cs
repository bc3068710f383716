using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Stateify.Benchmarks.Pages;

/// <summary>Memory outside of the runtime's heap, and the plain calls that move bytes between it and files.</summary>
internal sealed unsafe class RawMemory(long length) : IDisposable
{
    private const int PieceSize = 1 << 20;

    private byte* _bytes = (byte*)NativeMemory.Alloc((nuint)Math.Max(1, length));

    /// <summary>Takes memory that nobody touched yet in place of what was there.</summary>
    public void Renew()
    {
        NativeMemory.Free(_bytes);
        _bytes = (byte*)NativeMemory.Alloc((nuint)Math.Max(1, length));
    }

    /// <summary>Copies all of another one of the same length.</summary>
    public void CopyFrom(RawMemory source) => NativeMemory.Copy(source._bytes, _bytes, (nuint)length);

    /// <summary>Fills it from a file in calls of 1 MiB.</summary>
    public void Read(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        for (long done = 0; done < length;)
            done += RandomAccess.Read(file, Piece(done), done);
    }

    /// <summary>Writes it to a new file in calls of 1 MiB.</summary>
    public void Write(string path, bool flush)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        for (long done = 0; done < length; done += PieceSize)
            RandomAccess.Write(file, Piece(done), done);
        if (flush)
            RandomAccess.FlushToDisk(file);
    }

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }

    private Span<byte> Piece(long offset) => new(_bytes + offset, (int)Math.Min(PieceSize, length - offset));
}
