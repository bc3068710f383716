using System.Buffers.Binary;

namespace Stateify.Files;

/// <summary>CRC-32C for processors without an instruction for it: eight bytes at a time by look-up tables ("slicing by 8").</summary>
internal static class Crc32CTables
{
    private const uint ReflectedPolynomial = 0x82F63B78;

    private static readonly uint[] Table = Build();

    /// <inheritdoc cref="Crc32C.Append"/>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint[] table = Table;
        uint state = ~checksum;
        while (bytes.Length >= sizeof(ulong))
        {
            ulong value = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state;
            state = 0;
            for (int i = 0; i < sizeof(ulong); i++)
                state ^= table[256 * (7 - i) + (byte)(value >> (8 * i))];
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte value in bytes)
            state = (state >> 8) ^ table[(byte)(state ^ value)];
        return ~state;
    }

    // Entry 256 * k + b is what byte b does to the state when k more bytes follow it.
    private static uint[] Build()
    {
        uint[] table = new uint[8 * 256];
        for (uint value = 0; value < 256; value++)
        {
            uint state = value;
            for (int bit = 0; bit < 8; bit++)
                state = (state >> 1) ^ ((state & 1) * ReflectedPolynomial);
            table[value] = state;
        }
        for (int i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        return table;
    }
}
