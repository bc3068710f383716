using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>
/// Reads protected files by FORMAT.md and System.Security.Cryptography alone, as a program in another language would.
/// </summary>
public sealed class StateFileLayoutTests
{
    private const int FrameSize = 1_048_576;

    private static readonly byte[] Secret = StateFileBytes.Random(32);
    private static readonly Dictionary<string, string> Metadata = new() { ["program"] = "test" };
    private static readonly byte[] Large = StateFileBytes.Random(FrameSize + 10);

    [Fact]
    public void An_authenticated_file_can_be_verified_by_its_description()
    {
        Layout file = Layout.Read(Write(StateFileProtection.Authenticated));

        Assert.Equal(1, file.Protection);
        int frame = file.FirstFrame;
        byte[] first = CheckAuthenticated(file, ref frame, section: 0, sequence: 0);
        byte[] second = CheckAuthenticated(file, ref frame, section: 0, sequence: 1);
        byte[] third = CheckAuthenticated(file, ref frame, section: 1, sequence: 0);
        Assert.True(Large.AsSpan().SequenceEqual([.. first, .. second]));
        Assert.Equal([7, 8], third);
        Assert.Equal(file.IndexOffset, frame);
    }

    [Fact]
    public void An_encrypted_file_can_be_decrypted_by_its_description()
    {
        Layout file = Layout.Read(Write(StateFileProtection.Encrypted));

        Assert.Equal(2, file.Protection);
        int frame = file.FirstFrame;
        byte[] first = Decrypt(file, ref frame, section: 0, sequence: 0);
        byte[] second = Decrypt(file, ref frame, section: 0, sequence: 1);
        byte[] third = Decrypt(file, ref frame, section: 1, sequence: 0);
        Assert.True(Large.AsSpan().SequenceEqual([.. first, .. second]));
        Assert.Equal([7, 8], third);
        Assert.Equal(file.IndexOffset, frame);
    }

    private static byte[] Write(StateFileProtection protection)
    {
        using StateKey key = new(Secret);
        return StateFileBytes.Write(new() { Protection = protection, Key = key }, Metadata, ("large", Large), ("small", [7, 8]));
    }

    private static byte[] CheckAuthenticated(Layout file, ref int offset, uint section, ulong sequence)
    {
        ReadOnlySpan<byte> stored = CheckFrameHeader(file, ref offset, section, sequence, tagSize: 32, out ReadOnlySpan<byte> fields);
        byte[] covered = [.. fields, .. stored[..^32]];
        byte[] tag = HMACSHA256.HashData(file.FrameKey, covered);
        Assert.Equal(tag, stored[^32..].ToArray());
        return stored[..^32].ToArray();
    }

    private static byte[] Decrypt(Layout file, ref int offset, uint section, ulong sequence)
    {
        ReadOnlySpan<byte> stored = CheckFrameHeader(file, ref offset, section, sequence, tagSize: 16, out ReadOnlySpan<byte> fields);
        byte[] nonce = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(nonce, section);
        BinaryPrimitives.WriteUInt64LittleEndian(nonce.AsSpan(4), sequence);
        byte[] raw = new byte[stored.Length - 16];
        using AesGcm cipher = new(file.FrameKey, 16);
        cipher.Decrypt(nonce, stored[..^16], stored[^16..], raw, fields);
        return raw;
    }

    private static ReadOnlySpan<byte> CheckFrameHeader(
        Layout file, ref int offset, uint section, ulong sequence, int tagSize, out ReadOnlySpan<byte> fields)
    {
        ReadOnlySpan<byte> header = file.Bytes.AsSpan(offset, 32);
        fields = header[..28];
        Assert.Equal("FRAM"u8.ToArray(), header[..4].ToArray());
        Assert.Equal(section, BinaryPrimitives.ReadUInt32LittleEndian(header[4..]));
        Assert.Equal(sequence, BinaryPrimitives.ReadUInt64LittleEndian(header[8..]));
        int stored = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        Assert.Equal(stored - tagSize, BinaryPrimitives.ReadInt32LittleEndian(header[20..]));
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(header[24..]));
        ReadOnlySpan<byte> bytes = file.Bytes.AsSpan(offset + 32, stored);
        Assert.Equal(Crc32CTables.Append(0, [.. fields, .. bytes[^tagSize..]]), BinaryPrimitives.ReadUInt32LittleEndian(header[28..]));
        offset += 32 + stored;
        return bytes;
    }

    /// <summary>Header and trailer of a protected file, whose MACs are right.</summary>
    private sealed record Layout(byte[] Bytes, ushort Protection, int FirstFrame, int IndexOffset, byte[] FrameKey)
    {
        public static Layout Read(byte[] file)
        {
            Assert.Equal(2u, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(8)));
            int headerLength = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
            int metadataEnd = 32 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(28));
            Assert.Equal(headerLength, metadataEnd + 32 + 16 + 32 + 4);
            byte[] salt = file[metadataEnd..(metadataEnd + 32)];
            byte[] keys = HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret, 112, salt, Encoding.ASCII.GetBytes("stateify state file 2"));
            Assert.Equal(keys[..16], file[(metadataEnd + 32)..(metadataEnd + 48)]);
            Assert.Equal(HMACSHA256.HashData(keys[16..48], file[..(metadataEnd + 48)]), file[(metadataEnd + 48)..(metadataEnd + 80)]);

            Span<byte> footer = file.AsSpan(file.Length - 48);
            int index = (int)BinaryPrimitives.ReadUInt64LittleEndian(footer);
            int indexLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(footer[8..]);
            Assert.Equal(file.Length - 48, index + indexLength);
            byte[] covered = [.. file[index..(index + indexLength - 32)], .. footer[..24]];
            byte[] mac = HMACSHA256.HashData(keys[80..112], covered);
            Assert.Equal(mac, file[(index + indexLength - 32)..(index + indexLength)]);
            return new Layout(file, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(22)), headerLength, index, keys[48..80]);
        }
    }
}
