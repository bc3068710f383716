using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Stateify.Memory;

namespace Stateify.Benchmarks.Pages;

/// <summary>
/// Memory outside of the runtime's heap, and the plain calls that move bytes between it and files. It is mapped, because what an
/// allocator gives out may have been used before, which makes reading into it much cheaper than into pages that are still to come.
/// </summary>
internal sealed unsafe partial class RawMemory(long length) : IDisposable
{
    /// <summary>The bytes of one call.</summary>
    public const int PieceSize = 1 << 20;

    private static readonly byte[] Key = new byte[StateKey.Size];

    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private byte* _bytes = Map(length);

    /// <summary>Takes memory that nobody touched yet in place of what was there.</summary>
    public void Renew()
    {
        Dispose();
        _bytes = Map(length);
    }

    /// <summary>Copies all of another one of the same length.</summary>
    public void CopyFrom(RawMemory source) => NativeMemory.Copy(source._bytes, _bytes, (nuint)length);

    /// <summary>Fills it from a file in calls of 1 MiB.</summary>
    public void Read(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        for (long done = 0; done < length;)
            done += RandomAccess.Read(file, PieceAt(done), done);
    }

    /// <summary>Reads a file's bytes to the places that stored pages have in memory: what a load has to do at least.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ranges">The places.</param>
    public void Scatter(string path, List<PageRange> ranges)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        long done = 0;
        foreach (PageRange range in ranges)
        {
            RandomAccess.Read(file, new Span<byte>(_bytes + range.Offset, (int)range.Length), done);
            done += range.Length;
        }
    }

    /// <summary>Writes it to a new file in calls of 1 MiB, and flushes that.</summary>
    public void Write(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        for (long done = 0; done < length; done += PieceSize)
            RandomAccess.Write(file, PieceAt(done), done);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>
    /// Writes the stored pages of a memory file from where they lie to a new file, one behind the other, in calls of 1 MiB, and flushes
    /// that: what a save has to do at least.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="memory">The memory file.</param>
    /// <param name="ranges">The places, each of up to 1 MiB.</param>
    public static void Gather(string path, MemoryFile memory, List<PageRange> ranges)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        List<Piece> pieces = [];
        long done = 0;
        long gathered = 0;
        foreach (PageRange range in ranges)
        {
            if (gathered + range.Length > PieceSize)
                WritePieces();
            Span<byte> bytes = memory.GetSpan(range.Offset, (int)range.Length);
            pieces.Add(new Piece((nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes)), (nuint)bytes.Length));
            gathered += range.Length;
        }
        WritePieces();
        RandomAccess.FlushToDisk(file);

        void WritePieces()
        {
            fixed (Piece* first = CollectionsMarshal.AsSpan(pieces))
            {
                if (WriteVector(file, first, pieces.Count, (nint)done) != gathered)
                    throw new IOException("Less was written than asked for.");
            }
            done += gathered;
            gathered = 0;
            pieces.Clear();
        }
    }

    /// <summary>Writes it to the places that stored pages have in a new file.</summary>
    /// <param name="path">A file of a tmpfs, which is what a memory file is.</param>
    /// <param name="ranges">The places.</param>
    public void WriteScattered(string path, List<PageRange> ranges)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        long done = 0;
        foreach (PageRange range in ranges)
        {
            RandomAccess.Write(file, new ReadOnlySpan<byte>(_bytes + done, (int)range.Length), range.Offset);
            done += range.Length;
        }
    }

    /// <summary>Computes an HMAC-SHA-256 of each MiB, on all processors: what authentication has to do at least.</summary>
    public void Authenticate() => Parallel.For(0, PieceCount, number =>
    {
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, PieceAt(number * PieceSize), tag);
    });

    /// <summary>Encrypts each MiB by AES-256-GCM, on all processors: what encryption has to do at least.</summary>
    /// <param name="target">Receives the bytes; of the same length.</param>
    public void EncryptTo(RawMemory target) => Parallel.For(
        0,
        PieceCount,
        static () => new AesGcm(Key, AesGcm.TagByteSizes.MaxSize),
        (number, _, cipher) =>
        {
            Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
            Span<byte> tag = stackalloc byte[AesGcm.TagByteSizes.MaxSize];
            BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
            cipher.Encrypt(nonce, PieceAt(number * PieceSize), target.PieceAt(number * PieceSize), tag);
            return cipher;
        },
        static cipher => cipher.Dispose());

    public void Dispose()
    {
        if (_bytes is not null)
            Unmap(_bytes, (nuint)Math.Max(1, length));
        _bytes = null;
    }

    private long PieceCount => (length + PieceSize - 1) / PieceSize;

    private Span<byte> PieceAt(long offset) => new(_bytes + offset, (int)Math.Min(PieceSize, length - offset));

    private static byte* Map(long length)
    {
        byte* bytes = Map(null, (nuint)Math.Max(1, length), ReadWrite, PrivateAnonymous, -1, 0);
        return (nint)bytes == -1 ? throw new OutOfMemoryException() : bytes;
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial byte* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "pwritev", SetLastError = true)]
    private static partial nint WriteVector(SafeFileHandle file, Piece* pieces, int count, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);

    /// <summary>What the system calls a struct iovec.</summary>
    private readonly record struct Piece(nint Start, nuint Length);
}
