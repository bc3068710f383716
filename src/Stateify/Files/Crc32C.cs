using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Stateify.Files;

/// <summary>
/// CRC-32C (Castagnoli): polynomial 0x1EDC6F41 reflected, initial value and final exclusive-or 0xFFFFFFFF; "123456789" gives
/// 0xE3069283. See RFC 3720, appendix B.4.
/// </summary>
/// <remarks>
/// The instruction takes three cycles but can start every cycle, so three stretches of the data are hashed side by side and their
/// results joined: the state after a stretch is moved past the next one as if that were zeros, which is linear and comes from a table.
/// </remarks>
internal static class Crc32C
{
    private const int LongStretch = 8192;

    // Three of these fit into a page of 4096 bytes.
    private const int ShortStretch = 1360;

    private static readonly uint[] PastLongStretch = BuildShift(LongStretch);
    private static readonly uint[] PastShortStretch = BuildShift(ShortStretch);

    private static bool HasInstruction => Sse42.X64.IsSupported || Crc32.Arm64.IsSupported;

    /// <summary>The checksum of <paramref name="bytes"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The checksum of everything that gave <paramref name="checksum"/>, followed by <paramref name="bytes"/>.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes) =>
        HasInstruction ? AppendByInstruction(checksum, bytes) : Crc32CTables.Append(checksum, bytes);

    private static uint AppendByInstruction(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        while (bytes.Length >= 3 * LongStretch)
        {
            state = HashThree(state, bytes, LongStretch, PastLongStretch);
            bytes = bytes[(3 * LongStretch)..];
        }
        while (bytes.Length >= 3 * ShortStretch)
        {
            state = HashThree(state, bytes, ShortStretch, PastShortStretch);
            bytes = bytes[(3 * ShortStretch)..];
        }
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte value in bytes)
            state = BitOperations.Crc32C(state, value);
        return ~state;
    }

    private static uint HashThree(uint state, ReadOnlySpan<byte> bytes, int stretch, uint[] pastStretch)
    {
        // The length is checked here once, and the loop reads without checks: it is the hot path of every save and load.
        ref byte first = ref MemoryMarshal.GetReference(bytes[..(3 * stretch)]);
        ref byte second = ref Unsafe.Add(ref first, stretch);
        ref byte third = ref Unsafe.Add(ref second, stretch);
        ref byte end = ref second;
        ulong firstState = state;
        ulong secondState = 0;
        ulong thirdState = 0;
        while (Unsafe.IsAddressLessThan(ref first, ref end))
        {
            firstState = Step(firstState, ref first);
            secondState = Step(secondState, ref second);
            thirdState = Step(thirdState, ref third);
            firstState = Step(firstState, ref Unsafe.Add(ref first, sizeof(ulong)));
            secondState = Step(secondState, ref Unsafe.Add(ref second, sizeof(ulong)));
            thirdState = Step(thirdState, ref Unsafe.Add(ref third, sizeof(ulong)));
            first = ref Unsafe.Add(ref first, 2 * sizeof(ulong));
            second = ref Unsafe.Add(ref second, 2 * sizeof(ulong));
            third = ref Unsafe.Add(ref third, 2 * sizeof(ulong));
        }
        return Shift(pastStretch, Shift(pastStretch, (uint)firstState) ^ (uint)secondState) ^ (uint)thirdState;
    }

    // A state is 64 bits wide, as the instruction's result is: narrowing it would lengthen the chain by a cycle.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ulong state, ref byte bytes)
    {
        ulong data = Unsafe.ReadUnaligned<ulong>(ref bytes);
        return Sse42.X64.IsSupported ? Sse42.X64.Crc32(state, data) : BitOperations.Crc32C((uint)state, data);
    }

    private static uint Shift(uint[] table, uint state) =>
        table[state & 0xff] ^ table[256 + ((state >> 8) & 0xff)] ^ table[512 + ((state >> 16) & 0xff)] ^ table[768 + (state >> 24)];

    // Entry 256 * k + b is the state that has b as its byte k, moved past `length` bytes of zeros.
    private static uint[] BuildShift(int length)
    {
        uint[] table = new uint[4 * 256];
        if (!HasInstruction)
            return table;
        for (int bit = 0; bit < 32; bit++)
        {
            uint moved = 1u << bit;
            for (int i = 0; i < length; i += sizeof(ulong))
                moved = BitOperations.Crc32C(moved, 0UL);
            int lane = 256 * (bit / 8);
            for (int value = 0; value < 256; value++)
            {
                if ((value >> (bit % 8) & 1) != 0)
                    table[lane + value] ^= moved;
            }
        }
        return table;
    }
}
