namespace Stateify.Memory;

/// <summary>
/// Neighbouring pages that are stored in <c>pages.img</c>, as one line of the pages' metadata. All numbers are bytes, and multiples
/// of the page size.
/// </summary>
/// <param name="Offset">Where the pages are in the memory file.</param>
/// <param name="ImageOffset">Where they are in <c>pages.img</c>.</param>
/// <param name="Length">How many bytes they are: 1 page to <see cref="MaximumLength"/>.</param>
/// <param name="Checksum">The CRC-32C of the bytes; 0 if there is a tag.</param>
/// <param name="Tag">What proves the bytes if the image is protected.</param>
/// <param name="Hashes">The hashes of the pages, if they were computed.</param>
internal record struct PageRun(
    long Offset, long ImageOffset, int Length, uint Checksum = 0, byte[]? Tag = null, byte[]? Hashes = null)
{
    /// <summary>The unit of checking: so much has to be read to trust one page.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>The first byte after the pages in the memory file.</summary>
    public readonly long End => Offset + Length;

    /// <summary>The first byte after the pages in the image.</summary>
    public readonly long ImageEnd => ImageOffset + Length;
}
