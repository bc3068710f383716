using System.Collections.Concurrent;

namespace Stateify.Graph;

/// <summary>
/// Keeps the byte chunks of finished saves for the next one, up to <see cref="RetainedBytes"/>: fresh memory costs a page fault
/// per 4 KiB, which is more than writing the rows. Thread-safe.
/// </summary>
internal static class ChunkPool
{
    /// <summary>The size of a chunk: small enough for the second-level cache and for the small object heap.</summary>
    public const int ChunkSize = 64 * 1024;

    private const long RetainedBytes = 64L << 20;
    private static readonly ConcurrentBag<byte[]> Chunks = [];
    private static long _retained;

    /// <summary>A pinned chunk of at least <paramref name="size"/> bytes with arbitrary contents.</summary>
    public static byte[] Rent(int size)
    {
        if (size <= ChunkSize && Chunks.TryTake(out byte[]? chunk))
        {
            Interlocked.Add(ref _retained, -ChunkSize);
            return chunk;
        }

        return GC.AllocateUninitializedArray<byte>(Math.Max(size, ChunkSize), pinned: true);
    }

    /// <summary>Takes a chunk back; its owner must hold no reference into it.</summary>
    public static void Return(byte[] chunk)
    {
        if (chunk.Length != ChunkSize)
            return;
        if (Interlocked.Add(ref _retained, ChunkSize) > RetainedBytes)
            Interlocked.Add(ref _retained, -ChunkSize);
        else
            Chunks.Add(chunk);
    }
}
