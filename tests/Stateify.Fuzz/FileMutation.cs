using System.Buffers.Binary;
using Stateify.Files;

namespace Stateify.Fuzz;

/// <summary>
/// Changes a state file: its bytes as they are, its bytes with all checksums made right again, the order of its frames, or what it says,
/// in a file that is sound otherwise.
/// </summary>
internal static class FileMutation
{
    private const int HeaderLengthAt = 12;
    private const int LongestCut = 64;

    /// <summary>Makes a changed file.</summary>
    /// <param name="sound">The file.</param>
    /// <param name="options">How it was written.</param>
    /// <param name="rewrite">Writes a sound file that says something else.</param>
    /// <param name="random">What to change.</param>
    public static byte[] Apply(byte[] sound, StateFileWriterOptions options, Func<Random, byte[]> rewrite, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return ChangeBytes(sound, random);
            case 1 or 2:
                byte[] file = ChangeBytes(sound, random);
                Repair(file, options.Protection);
                return file;
            case 3:
                return SwapFrames(sound, options, random);
            default:
                return rewrite(random);
        }
    }

    /// <summary>Changes bytes, cuts some out, or cuts off the end.</summary>
    public static byte[] ChangeBytes(byte[] sound, Random random)
    {
        byte[] file = [.. sound];
        Span<byte> number = stackalloc byte[8];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            // Most of the file is one compressed or encrypted frame: what is around it is more worth trying.
            int place = random.Next(3) == 0 ? random.Next(file.Length) : random.Next(Math.Min(file.Length, 200));
            if (random.Next(2) == 0)
                place = file.Length - 1 - place;
            switch (random.Next(6))
            {
                case 0:
                    file = file[..place];
                    break;
                case 1:
                    file = [.. file.AsSpan(0, place), .. file.AsSpan(Math.Min(file.Length, place + random.Next(LongestCut)))];
                    break;
                case 2 or 3:
                    int width = Math.Min(1 << random.Next(4), file.Length - place);
                    BinaryPrimitives.WriteInt64LittleEndian(number, random.NextNumber(file[place]));
                    number[..width].CopyTo(file.AsSpan(place));
                    break;
                default:
                    file[place] ^= (byte)(1 << random.Next(8));
                    break;
            }
            if (file.Length == 0)
                return [0];
        }
        return file;
    }

    private static byte[] SwapFrames(byte[] sound, StateFileWriterOptions options, Random random)
    {
        byte[] file = [.. sound];
        List<Range> frames = FramesOf(file);
        (int start, int length) = random.NextOf(frames).GetOffsetAndLength(file.Length);
        byte[] frame = file[start..(start + length)];
        (int other, int otherLength) = random.NextOf(frames).GetOffsetAndLength(file.Length);
        byte[] swapped = [.. file.AsSpan(0, other), .. frame, .. file.AsSpan(other + otherLength)];
        if (random.Next(2) == 0)
            Repair(swapped, options.Protection);
        return swapped;
    }

    /// <summary>Makes the checksums right that somebody without the key can make right, as far as the parts can still be found.</summary>
    private static void Repair(byte[] file, StateFileProtection protection)
    {
        const int FramePrefix = 28;
        if (file.Length < StateFileFormat.HeaderFixedSize + StateFileFormat.FooterSize)
            return;
        int tagSize = protection switch
        {
            StateFileProtection.Authenticated => 32,
            StateFileProtection.Encrypted => 16,
            _ => 0,
        };
        foreach (Range range in FramesOf(file))
        {
            Span<byte> frame = file.AsSpan(range);
            int covered = tagSize == 0 ? StateFileFormat.FrameHeaderSize : frame.Length - tagSize;
            if (covered >= StateFileFormat.FrameHeaderSize)
                WriteChecksum(frame[FramePrefix..], Crc32C.Append(Crc32C.Compute(frame[..FramePrefix]), frame[covered..]));
        }

        int headerLength = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(HeaderLengthAt));
        Span<byte> footer = file.AsSpan(file.Length - StateFileFormat.FooterSize);
        if (headerLength is > StateFileFormat.HeaderFixedSize && headerLength <= file.Length - StateFileFormat.FooterSize)
        {
            uint checksum = Crc32C.Compute(file.AsSpan(0, headerLength - StateFileFormat.ChecksumSize));
            WriteChecksum(file.AsSpan(headerLength - StateFileFormat.ChecksumSize), checksum);
            WriteChecksum(footer[28..], checksum);
        }

        long index = BinaryPrimitives.ReadInt64LittleEndian(footer);
        if (index >= 0 && index <= file.Length - StateFileFormat.FooterSize)
            WriteChecksum(footer[24..], Crc32C.Compute(file.AsSpan((int)index, file.Length - StateFileFormat.FooterSize - (int)index)));
        WriteChecksum(footer[36..], Crc32C.Compute(footer[..36]));
    }

    /// <summary>The frames, found by following their lengths from the header on.</summary>
    private static List<Range> FramesOf(byte[] file)
    {
        List<Range> frames = [];
        if (file.Length < StateFileFormat.HeaderFixedSize)
            return [0..file.Length];
        long place = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(HeaderLengthAt));
        while (place <= file.Length - StateFileFormat.FrameHeaderSize
            && BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)place)) == StateFileFormat.FrameMagic)
        {
            long end = place + StateFileFormat.FrameHeaderSize + BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)place + 16));
            if (end > file.Length)
                break;
            frames.Add((int)place..(int)end);
            place = end;
        }
        return frames.Count > 0 ? frames : [0..Math.Min(file.Length, StateFileFormat.FrameHeaderSize)];
    }

    private static void WriteChecksum(Span<byte> place, uint checksum) => BinaryPrimitives.WriteUInt32LittleEndian(place, checksum);
}
