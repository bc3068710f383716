using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
            CopyOnAllCores(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), place, image.Watch?.Token ?? default);
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

    private static unsafe void CopyOnAllCores(ref byte source, Memory<byte> place, CancellationToken token)
    {
        fixed (byte* pinned = &source)
        {
            byte* first = pinned;
            int pieces = (place.Length + PieceBytes - 1) / PieceBytes;
            Parallel.For(0, pieces, new ParallelOptions { CancellationToken = token }, piece =>
            {
                int start = piece * PieceBytes;
                int length = Math.Min(PieceBytes, place.Length - start);
                new ReadOnlySpan<byte>(first + start, length).CopyTo(place.Span[start..]);
            });
        }
    }

    private static Span<byte> AsBytes<T>(ref T first, int count) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref first), count * Unsafe.SizeOf<T>());
}
