using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Stateify.Memory;

/// <summary>Reads a <c>pages_meta.img</c> and checks everything it says; that is not compared with <c>pages.img</c> yet.</summary>
/// <param name="file">The metadata.</param>
/// <param name="path">Its name, for errors.</param>
/// <param name="tagSize">The bytes of a tag; 0 if runs have checksums.</param>
/// <param name="prefix">What the names of the sections begin with.</param>
internal sealed class PageMetadataReader(StateFileReader file, string path, int tagSize, string prefix = "")
{
    private const int PageSize = MemoryFile.PageSize;

    /// <summary>Reads all.</summary>
    /// <param name="extents">Receives the allocations; empty before.</param>
    /// <param name="limit">The bytes a memory file can have.</param>
    public ImageContents Read(PageExtents extents, long limit)
    {
        string? content = file.Metadata.GetValueOrDefault(PageMetadata.ContentKey);
        if (content is not (PageMetadata.FullContent or PageMetadata.DeltaContent))
            ThrowCorrupt("The file is a state file, but not the metadata of a memory file's pages.");
        string? pageSize = file.Metadata.GetValueOrDefault(PageMetadata.PageSizeKey);
        if (pageSize != PageMetadata.PageSizeText)
            throw new MemoryFileException(MemoryFileErrorCode.ImageUnsupported, $"The image has pages of {pageSize} bytes; this library has {PageSize}.", path);
        string? features = file.Metadata.GetValueOrDefault(PageMetadata.FeaturesKey);
        if (features is not (null or PageMetadata.KindsFeature))
            throw new MemoryFileException(MemoryFileErrorCode.ImageUnsupported, $"The image needs \"{features}\", which this library does not have; use a newer one.", path);
        if (file.IsCompressed)
            ThrowCorrupt("The metadata of pages is compressed, which no writer does.");
        bool isDelta = content == PageMetadata.DeltaContent;
        ReadAllocations(extents, limit, hasKinds: features is not null);
        PageRun[] runs = ReadRuns(extents);
        if (tagSize > 0)
            ReadTags(runs);
        bool hasHashes = isDelta || HasSection(PageMetadata.HashesSection);
        PageHashes? hashes = hasHashes ? ReadHashes(extents) : null;
        if (hashes is not null && !Fit(runs, hashes, isDelta))
            ThrowCorrupt("The pages stored are not those that have hashes.");
        return new ImageContents(path, extents, runs, hashes, isDelta ? ReadIdentity(PageMetadata.ParentSection) : null, ReadIdentity());
    }

    /// <summary>Reads what <see cref="InlinePages"/> writes.</summary>
    public PageRun[] ReadInline(PageExtents extents, long limit)
    {
        ReadAllocations(extents, limit, hasKinds: true);
        return ReadRuns(extents);
    }

    /// <summary>Reads the identity of the state, and nothing else; null if the image does not say.</summary>
    public byte[]? ReadIdentity() => HasSection(PageMetadata.IdentitySection) ? ReadIdentity(PageMetadata.IdentitySection) : null;

    private static bool Fit(PageRun[] runs, PageHashes hashes, bool isDelta) =>
        runs.All(run => hashes.Covers(run.Offset / PageSize, run.End / PageSize))
        && (isDelta || runs.Sum(static run => run.Length / (long)PageSize) == hashes.Bytes.Length / PageHashes.Size);

    private void ReadAllocations(PageExtents extents, long limit, bool hasKinds)
    {
        using Stream section = file.OpenSection(prefix + PageMetadata.AllocationsSection);
        Span<byte> entry = stackalloc byte[PageMetadata.AllocationSize];
        long end = 0;
        for (long i = 0; i < EntryCount(section, PageMetadata.AllocationSize); i++)
        {
            section.ReadExactly(entry);
            long offset = BinaryPrimitives.ReadInt64LittleEndian(entry);
            long length = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            uint references = BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]);
            PageKind kind = (PageKind)entry[20];
            bool isOfKind = hasKinds || kind == default;
            if (!ArePages(offset, length, end) || references == 0 || !isOfKind || entry[21..].ContainsAnyExcept((byte)0))
                ThrowCorrupt($"Allocation {i} is impossible or overlaps another.");
            if (length > limit || offset > limit - length)
                MemoryErrors.ThrowNoAddresses(length, limit);
            end = offset + length;
            extents.Insert(offset / PageSize, length / PageSize, references, kind);
        }
        if (extents.AllocatedPages > extents.Limit)
            MemoryErrors.ThrowImageExceedsLimit(extents.AllocatedPages * PageSize, extents.Limit * PageSize, path);
    }

    private PageRun[] ReadRuns(PageExtents extents)
    {
        using Stream section = file.OpenSection(prefix + PageMetadata.RunsSection);
        Span<byte> entry = stackalloc byte[PageMetadata.RunSize];
        long count = EntryCount(section, PageMetadata.RunSize);

        // No array of that many: a small file that is compressed can claim any number of them.
        List<PageRun> runs = [];
        long end = 0;
        long imageOffset = 0;
        for (long i = 0; i < count; i++)
        {
            section.ReadExactly(entry);
            PageRun run = new(
                BinaryPrimitives.ReadInt64LittleEndian(entry),
                BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
                BinaryPrimitives.ReadInt32LittleEndian(entry[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]));
            if (!ArePages(run.Offset, run.Length, end)
                || run.Length > PageRun.MaximumLength
                || run.ImageOffset != imageOffset
                || (tagSize > 0 && run.Checksum != 0)
                || BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]) != 0
                || !extents.Covers(run.Offset / PageSize, run.End / PageSize))
                ThrowCorrupt($"Run {i} is impossible, overlaps another or is not allocated.");
            end = run.End;
            imageOffset = run.ImageEnd;
            runs.Add(run);
        }
        return [.. runs];
    }

    private void ReadTags(PageRun[] runs)
    {
        using Stream section = file.OpenSection(PageMetadata.TagsSection);
        if (EntryCount(section, tagSize) != runs.Length)
            ThrowCorrupt("There is not one tag for each run.");
        foreach (ref PageRun run in runs.AsSpan())
        {
            run.Tag = new byte[tagSize];
            section.ReadExactly(run.Tag);
        }
    }

    private PageHashes ReadHashes(PageExtents extents)
    {
        using Stream section = file.OpenSection(PageMetadata.ResidentSection);
        Span<byte> entry = stackalloc byte[PageMetadata.ResidentSize];
        List<(long First, long End)> resident = [];
        long end = 0;
        long pages = 0;
        for (long i = EntryCount(section, PageMetadata.ResidentSize); i > 0; i--)
        {
            section.ReadExactly(entry);
            long offset = BinaryPrimitives.ReadInt64LittleEndian(entry);
            long length = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            if (!ArePages(offset, length, end)
                || offset > long.MaxValue - length
                || !extents.Covers(offset / PageSize, (offset + length) / PageSize))
                ThrowCorrupt("A page that has a hash is impossible, or is not allocated.");
            end = offset + length;
            pages += length / PageSize;
            resident.Add((offset / PageSize, end / PageSize));
        }
        using Stream hashes = file.OpenSection(PageMetadata.HashesSection);
        if (EntryCount(hashes, PageHashes.Size) != pages || hashes.Length > Array.MaxLength)
            ThrowCorrupt("There is not one hash for each page that has one.");
        byte[] bytes = new byte[hashes.Length];
        hashes.ReadExactly(bytes);
        return new PageHashes(resident, bytes);
    }

    private bool HasSection(string name) => file.Sections.Any(section => section.Name == name);

    private byte[] ReadIdentity(string name)
    {
        using Stream section = file.OpenSection(name);
        if (section.Length != ImageContents.IdentitySize)
            ThrowCorrupt("The identity of a state has an impossible length.");
        byte[] identity = new byte[ImageContents.IdentitySize];
        section.ReadExactly(identity);
        return identity;
    }

    private static bool ArePages(long offset, long length, long previousEnd) =>
        offset >= previousEnd && length > 0 && offset % PageSize == 0 && length % PageSize == 0;

    private long EntryCount(Stream section, int entrySize)
    {
        if (section.Length % entrySize != 0 || section.Length / entrySize > Array.MaxLength)
            ThrowCorrupt("The length of a section is impossible.");
        return section.Length / entrySize;
    }

    [DoesNotReturn]
    private void ThrowCorrupt(string problem) => throw new MemoryFileException(
        MemoryFileErrorCode.ImageMetadataCorrupt, $"{problem} Use another checkpoint.", path);
}
