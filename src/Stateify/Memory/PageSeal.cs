using System.Security.Cryptography;
using Stateify.Files;

namespace Stateify.Memory;

/// <summary>
/// What proves the pages of an image: a checksum for each run, or, if the metadata is protected, a tag for each, made with the
/// metadata's own key as if the run were a frame of it. Safe to use from several threads.
/// </summary>
internal sealed class PageSeal(FrameProtection protection)
{
    // No section of a state file has this number, so no frame of the metadata has the place, and the nonce, of a run.
    private const uint SectionNumber = uint.MaxValue;

    /// <summary>The bytes of a run's tag; 0 if it has a checksum instead.</summary>
    public int TagSize => protection.TagSize;

    /// <summary>Whether stored bytes differ from the pages.</summary>
    public bool IsEncrypted => protection is EncryptedFrames;

    /// <summary>Computes what proves a run, the stored bytes of which are its pages.</summary>
    /// <param name="run">The run; receives its checksum or tag.</param>
    /// <param name="pages">What it holds.</param>
    public void Prove(ref PageRun run, ReadOnlySpan<byte> pages)
    {
        if (protection is AuthenticatedFrames frames)
            run.Tag = ComputeTag(frames, run, pages);
        else
            run.Checksum = Crc32C.Compute(pages);
    }

    /// <summary>Whether pages, which are the stored bytes of a run, are what it held.</summary>
    public bool Proves(in PageRun run, ReadOnlySpan<byte> pages) => protection is AuthenticatedFrames frames
        ? CryptographicOperations.FixedTimeEquals(ComputeTag(frames, run, pages), run.Tag)
        : Crc32C.Compute(pages) == run.Checksum;

    /// <summary>Encrypts the stored bytes of a run.</summary>
    /// <param name="run">The run; receives its tag.</param>
    /// <param name="pages">What it holds.</param>
    /// <param name="stored">Receives the bytes, and <see cref="TagSize"/> more that are not to be stored there.</param>
    public void Seal(ref PageRun run, ReadOnlySpan<byte> pages, Span<byte> stored)
    {
        Span<byte> header = stackalloc byte[FrameHeader.FieldsSize];
        WriteHeader(run, TagSize, header);
        protection.Seal(header, pages, stored[..(run.Length + TagSize)]);
        run.Tag = stored.Slice(run.Length, TagSize).ToArray();
    }

    /// <summary>Turns stored bytes into pages, in place, if they are those of the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stored">Its stored bytes, and room for <see cref="TagSize"/> more, which are overwritten.</param>
    /// <returns>Whether they are.</returns>
    public bool TryOpen(in PageRun run, Span<byte> stored)
    {
        if (!IsEncrypted)
            return Proves(run, stored[..run.Length]);
        Span<byte> header = stackalloc byte[FrameHeader.FieldsSize];
        WriteHeader(run, TagSize, header);
        run.Tag.CopyTo(stored[run.Length..]);
        return protection.TryOpen(header, stored[..(run.Length + TagSize)], stored[..run.Length]);
    }

    private static byte[] ComputeTag(AuthenticatedFrames frames, in PageRun run, ReadOnlySpan<byte> pages)
    {
        Span<byte> header = stackalloc byte[FrameHeader.FieldsSize];
        WriteHeader(run, frames.TagSize, header);
        byte[] tag = new byte[frames.TagSize];
        frames.ComputeTag(header, pages, tag);
        return tag;
    }

    private static void WriteHeader(in PageRun run, int tagSize, Span<byte> header) => new FrameHeader(
        SectionNumber,
        (ulong)(run.ImageOffset / MemoryFile.PageSize),
        (uint)(run.Length + tagSize),
        (uint)run.Length,
        IsCompressed: false).WriteFields(header);
}
