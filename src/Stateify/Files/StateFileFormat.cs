using System.Text;

namespace Stateify.Files;

/// <summary>The numbers of the container, as FORMAT.md gives them. All integers are little endian.</summary>
internal static class StateFileFormat
{
    /// <summary>The latest version.</summary>
    public const uint Version = 2;

    /// <summary>The version of files without compression and protection, in which nothing else has changed.</summary>
    public const uint PlainVersion = 1;

    /// <summary>The raw bytes of every frame of a section but its last, which has 1 to this many.</summary>
    public const int FrameSize = 1 << 20;

    public const int FrameHeaderSize = 32;
    public const uint FrameMagic = 0x4D_41_52_46; // "FRAM"

    public const int HeaderFixedSize = 32;
    public const int ChecksumSize = 4;
    public const int MaximumHeaderSize = 1 << 20;

    public const int FooterSize = 48;
    public const int MaximumNameSize = 255;

    /// <summary>The smallest entry of a section in the index: name length, one byte of name, offset, raw length, frame count.</summary>
    public const int SmallestIndexEntry = 4 + 1 + 8 + 8 + 8;

    /// <summary>One frame in the index: stored length and checksum.</summary>
    public const int IndexFrameSize = 8;

    /// <summary>UTF-8 that refuses what is not UTF-8 instead of replacing it.</summary>
    public static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The first bytes of every file. Like those of PNG they do not survive a transfer as text.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'S', (byte)'T', (byte)'F', (byte)'Y', 0x0D, 0x0A, 0x1A];

    /// <summary>The last bytes of every complete file.</summary>
    public static ReadOnlySpan<byte> EndMagic => "STFYEND\n"u8;

    /// <summary>The frames a section of <paramref name="rawLength"/> bytes has.</summary>
    public static long FrameCount(long rawLength) => (rawLength / FrameSize) + (rawLength % FrameSize == 0 ? 0 : 1);

    /// <summary>The raw bytes of frame <paramref name="frame"/> of a section of <paramref name="rawLength"/> bytes.</summary>
    public static int FrameLength(long rawLength, long frame) => (int)Math.Min(FrameSize, rawLength - (frame * FrameSize));
}
