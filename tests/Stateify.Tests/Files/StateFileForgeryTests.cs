using System.Buffers.Binary;
using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>
/// What becomes of a protected file in the hands of somebody who knows the format, and repairs every checksum, but has no key: every
/// change is a <see cref="StateFileException"/>.
/// </summary>
public sealed class StateFileForgeryTests : IDisposable
{
    private const int Frame = StateFileFormat.FrameSize;

    private readonly StateKey _key = new(StateFileBytes.Random(StateKey.Size));

    public static TheoryData<StateFileProtection, bool> Kinds => new()
    {
        { StateFileProtection.Authenticated, false },
        { StateFileProtection.Encrypted, false },
        { StateFileProtection.Authenticated, true },
        { StateFileProtection.Encrypted, true },
    };

    public void Dispose() => _key.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_truncation_is_refused(StateFileProtection protection, bool compressed)
    {
        byte[] file = Small(protection, compressed);
        for (int length = 0; length < file.Length; length++)
            Assert.Equal(StateFileErrorCode.Truncated, Refused(file[..length]).Code);
        Refused([.. file, 0]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_flip_of_any_bit_is_refused(StateFileProtection protection, bool compressed)
    {
        byte[] file = Small(protection, compressed);
        for (int i = 0; i < file.Length * 8; i++)
        {
            file[i / 8] ^= (byte)(1 << (i % 8));
            Refused(file);
            file[i / 8] ^= (byte)(1 << (i % 8));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_change_of_any_byte_is_refused_though_every_checksum_is_right(StateFileProtection protection, bool compressed)
    {
        byte[] sound = Small(protection, compressed);
        Checksums checksums = new(sound, TagSize(protection), _key);
        int changes = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            foreach (byte flip in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] file = [.. sound];
                file[i] ^= flip;
                checksums.Repair(file);
                if (file.AsSpan().SequenceEqual(sound))
                    continue;
                Refused(file);
                changes++;
            }
        }
        Assert.True(changes > sound.Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Frames_that_have_changed_places_are_refused(StateFileProtection protection, bool compressed)
    {
        byte[] raw = new byte[2 * Frame];
        raw[0] = 1;
        raw[Frame] = 2;
        byte[] sound = Write(protection, compressed, ("s", raw), ("t", raw));
        Checksums checksums = new(sound, TagSize(protection), _key);
        List<Range> frames = checksums.Frames;
        Assert.Equal(4, frames.Count);
        for (int first = 0; first < frames.Count; first++)
        {
            for (int second = first + 1; second < frames.Count; second++)
            {
                if (sound[frames[first]].Length != sound[frames[second]].Length)
                    continue;
                byte[] file = [.. sound];
                sound[frames[second]].CopyTo(file, frames[first].Start.Value);
                sound[frames[first]].CopyTo(file, frames[second].Start.Value);
                Assert.Equal(StateFileErrorCode.FrameCorrupt, Refused(file).Code);

                // The forger makes the frames' headers right, too.
                sound.AsSpan(frames[first].Start.Value + 4, 12).CopyTo(file.AsSpan(frames[first].Start.Value + 4));
                sound.AsSpan(frames[second].Start.Value + 4, 12).CopyTo(file.AsSpan(frames[second].Start.Value + 4));
                checksums.Repair(file);
                Refused(file);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_part_of_another_file_with_the_same_key_is_refused(StateFileProtection protection, bool compressed)
    {
        byte[] sound = Small(protection, compressed);
        byte[] other = Small(protection, compressed);
        Assert.Equal(sound.Length, other.Length);
        Checksums checksums = new(sound, TagSize(protection), _key);
        List<Range> parts = [0..checksums.HeaderSize, .. checksums.Frames, checksums.IndexOffset..checksums.Footer, checksums.IndexOffset..sound.Length];
        foreach (Range part in parts)
        {
            byte[] file = [.. sound];
            other[part].CopyTo(file, part.Start.Value);
            Refused(file);
            checksums.Repair(file);
            Refused(file);
        }

        // All frames, with the index that names them.
        byte[] body = [.. sound[..checksums.HeaderSize], .. other[checksums.HeaderSize..]];
        checksums.Repair(body);
        Refused(body);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_of_which_the_last_section_was_taken_away_is_refused(StateFileProtection protection, bool compressed)
    {
        byte[] shorter = Write(protection, compressed, ("s", [1, 2, 3]));
        byte[] longer = Write(protection, compressed, ("s", [1, 2, 3]), ("t", [4]));
        int frames = new Checksums(longer, TagSize(protection), _key).Frames[0].End.Value;

        // The end of a file that never had the section: everything in it is right but for the key, which is another file's.
        byte[] file = [.. longer[..frames], .. shorter[frames..]];
        int footer = file.Length - StateFileFormat.FooterSize;
        longer.AsSpan(new Checksums(longer, TagSize(protection), _key).HeaderSize - 4, 4).CopyTo(file.AsSpan(footer + 28));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(footer + 36), Crc32C.Compute(file.AsSpan(footer, 36)));

        Assert.Equal(StateFileErrorCode.TrailerCorrupt, Refused(file).Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Taking_the_protection_off_is_refused(StateFileProtection protection, bool compressed)
    {
        byte[] sound = Small(protection, compressed);
        Checksums checksums = new(sound, TagSize(protection), _key);
        foreach (ushort other in (ushort[])[0, 1, 2])
        {
            if (other == (ushort)protection)
                continue;
            byte[] file = [.. sound];
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(22), other);
            checksums.Repair(file);
            Refused(file);
        }
    }

    private static int TagSize(StateFileProtection protection) => protection == StateFileProtection.Encrypted ? 16 : 32;

    private byte[] Small(StateFileProtection protection, bool compressed) =>
        Write(protection, compressed, ("s", new byte[200]), ("empty", []), ("t", [4]));

    private byte[] Write(StateFileProtection protection, bool compressed, params (string, byte[])[] sections)
    {
        StateFileWriterOptions options = new()
        {
            Protection = protection,
            Key = _key,
            Compression = compressed ? FrameCompression.Deflate() : null,
        };
        return StateFileBytes.Write(options, new() { ["program"] = "test" }, sections);
    }

    private StateFileException Refused(byte[] file) => Assert.Throws<StateFileException>(() => StateFileBytes.ReadAll(file, _key));
}
