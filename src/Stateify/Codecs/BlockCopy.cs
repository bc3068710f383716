using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>
/// Copies values without references between memory and image as bytes, in pieces: a span of bytes cannot hold more than 2 GiB.
/// </summary>
internal static class BlockCopy
{
    private const int PieceBytes = 1 << 20;

    public static void Write<T>(ReadOnlySpan<T> values, ImageWriter image)
    {
        if (image.TryTakeLarge((long)values.Length * Unsafe.SizeOf<T>(), out Memory<byte> place))
        {
            OnAllCores(ref FirstByte(values), place.Length, image.Watch, (offset, bytes) => bytes.CopyTo(place.Span[(int)offset..]));
            image.CommitLarge(place.Length);
            return;
        }

        int piece = Math.Max(1, PieceBytes / Unsafe.SizeOf<T>());
        for (; values.Length > 0; values = values[Math.Min(piece, values.Length)..])
            image.WriteBytes(MemoryMarshal.CreateSpan(ref FirstByte(values), Math.Min(piece, values.Length) * Unsafe.SizeOf<T>()));
    }

    /// <summary>
    /// Reads on all cores what is large: the memory is fresh most often, and what takes the time is the kernel's work on its pages.
    /// </summary>
    public static void Read<T>(Span<T> values, ImageReader image, long offset)
    {
        image.Watch?.Tick();
        ref byte first = ref FirstByte<T>(values);
        long length = (long)values.Length * Unsafe.SizeOf<T>();
        if (length < ImageWriter.LargeBytes)
            image.CopyTo(offset, MemoryMarshal.CreateSpan(ref first, (int)length));
        else
            OnAllCores(ref first, length, image.Watch, (inBlock, bytes) => image.CopyTo(offset + inBlock, bytes));
    }

    private static unsafe void OnAllCores(ref byte block, long length, Watch? watch, PieceAction action)
    {
        fixed (byte* pinned = &block)
        {
            byte* first = pinned;
            long pieces = (length + PieceBytes - 1) / PieceBytes;
            Parallel.For(0, pieces, new ParallelOptions { CancellationToken = watch?.Token ?? default }, piece =>
            {
                long start = piece * PieceBytes;
                action(start, new Span<byte>(first + start, (int)Math.Min(PieceBytes, length - start)));
            });
        }
    }

    private static ref byte FirstByte<T>(ReadOnlySpan<T> values) => ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values));

    private delegate void PieceAction(long offset, Span<byte> bytes);
}
