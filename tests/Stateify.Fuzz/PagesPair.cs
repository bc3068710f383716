using System.Buffers.Binary;

namespace Stateify.Fuzz;

/// <summary><c>pages_meta.img</c> and <c>pages.img</c> as one state: the length of the first in four bytes, the first, and the second.</summary>
internal static class PagesPair
{
    public static byte[] Join(byte[] metadata, byte[] pages)
    {
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, metadata.Length);
        return [.. length, .. metadata, .. pages];
    }

    public static (byte[] Metadata, byte[] Pages) Split(byte[] pair)
    {
        int end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(pair);
        return (pair[sizeof(int)..end], pair[end..]);
    }
}
