using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>
/// Copies values without references as bytes, between memory and image or within memory, in pieces: a span of bytes cannot hold
/// more than 2 GiB, and somebody may lose patience.
/// </summary>
internal static class BlockCopy
{
    private const int PieceBytes = 1 << 20;

    public static void Write<T>(ReadOnlySpan<T> values, ImageWriter image)
    {
        if (image.TryTakeLarge((long)values.Length * Unsafe.SizeOf<T>(), out Memory<byte> place))
        {
            ref byte source = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values));
            CopyOnAllCores(ref source, ref MemoryMarshal.GetReference(place.Span), place.Length, image.Watch?.Token ?? default);
            image.CommitLarge(place.Length);
            return;
        }

        int piece = Math.Max(1, PieceBytes / Unsafe.SizeOf<T>());
        for (; values.Length > 0; values = values[Math.Min(piece, values.Length)..])
            image.WriteBytes(AsBytes(ref MemoryMarshal.GetReference(values), Math.Min(piece, values.Length)));
    }

    public static void Read<T>(Span<T> values, ImageReader image, long offset)
    {
        int piece = Math.Max(1, PieceBytes / Unsafe.SizeOf<T>());
        for (; values.Length > 0; values = values[Math.Min(piece, values.Length)..])
        {
            Span<byte> bytes = AsBytes(ref MemoryMarshal.GetReference(values), Math.Min(piece, values.Length));
            image.Watch?.Tick();
            image.CopyTo(offset, bytes);
            offset += bytes.Length;
        }
    }

    public static void Copy<T>(ReadOnlySpan<T> values, Span<T> copy, Watch? watch)
    {
        watch?.Tick();
        long length = (long)values.Length * Unsafe.SizeOf<T>();
        if (length < ImageWriter.LargeBytes)
        {
            values.CopyTo(copy);
            return;
        }

        ref byte source = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values));
        ref byte place = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(copy));
        CopyOnAllCores(ref source, ref place, length, watch?.Token ?? default);
    }

    /// <summary>Values as bytes, at most 2 GiB of them.</summary>
    public static Span<byte> AsBytes<T>(ref T first, int count) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref first), count * Unsafe.SizeOf<T>());

    private static unsafe void CopyOnAllCores(ref byte source, ref byte place, long length, CancellationToken token)
    {
        fixed (byte* pinnedSource = &source, pinnedPlace = &place)
        {
            byte* from = pinnedSource;
            byte* to = pinnedPlace;
            long pieces = (length + PieceBytes - 1) / PieceBytes;
            Parallel.For(0, pieces, new ParallelOptions { CancellationToken = token }, piece =>
            {
                long start = piece * PieceBytes;
                uint bytes = (uint)Math.Min(PieceBytes, length - start);
                Unsafe.CopyBlockUnaligned(to + start, from + start, bytes);
            });
        }
    }
}
