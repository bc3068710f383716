using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Stateify.Memory;

/// <summary>
/// <c>pages_meta.img</c>: a state file that says which pages of a memory file are allocated, how often each is referenced, and
/// which of them are stored in <c>pages.img</c>. FORMAT.md has the layout.
/// </summary>
internal static class PageMetadata
{
    private const int PageSize = MemoryFile.PageSize;
    private const string ContentKey = "stateify.content";
    private const string Content = "memory-file-pages";
    private const string PageSizeKey = "stateify.page-size";
    private const string AllocationsSection = "allocations";
    private const string RunsSection = "runs";
    private const string TagsSection = "tags";
    private const int AllocationSize = 24;
    private const int RunSize = 32;

    public static IReadOnlyDictionary<string, string> Header { get; } =
        new Dictionary<string, string> { [ContentKey] = Content, [PageSizeKey] = "4096" };

    public static void Write(StateFileWriter file, PageExtents extents, ReadOnlySpan<PageRun> runs)
    {
        using (StateFileSectionWriter section = file.BeginSection(AllocationsSection))
        {
            foreach (PageExtent extent in extents.All)
            {
                Span<byte> entry = section.GetSpan(AllocationSize)[..AllocationSize];
                BinaryPrimitives.WriteInt64LittleEndian(entry, extent.First * PageSize);
                BinaryPrimitives.WriteInt64LittleEndian(entry[8..], (extent.End - extent.First) * PageSize);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[16..], extent.References);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[20..], 0);
                section.Advance(AllocationSize);
            }
        }
        using (StateFileSectionWriter section = file.BeginSection(RunsSection))
        {
            foreach (PageRun run in runs)
            {
                Span<byte> entry = section.GetSpan(RunSize)[..RunSize];
                BinaryPrimitives.WriteInt64LittleEndian(entry, run.Offset);
                BinaryPrimitives.WriteInt64LittleEndian(entry[8..], run.ImageOffset);
                BinaryPrimitives.WriteInt32LittleEndian(entry[16..], run.Length);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[20..], run.Checksum);
                BinaryPrimitives.WriteUInt64LittleEndian(entry[24..], 0);
                section.Advance(RunSize);
            }
        }
        if (file.FrameProtection.TagSize == 0)
            return;
        using (StateFileSectionWriter section = file.BeginSection(TagsSection))
        {
            foreach (PageRun run in runs)
                section.Write(run.Tag);
        }
    }

    /// <summary>Reads and checks everything the file says; what it says of <c>pages.img</c> is not compared with that yet.</summary>
    /// <param name="file">The metadata.</param>
    /// <param name="path">Its name, for errors.</param>
    /// <param name="extents">Receives the allocations; empty before.</param>
    /// <param name="seal">What proves the pages.</param>
    /// <param name="limit">The bytes a memory file can have.</param>
    public static PageRun[] Read(StateFileReader file, string path, PageExtents extents, PageSeal seal, long limit)
    {
        if (file.Metadata.GetValueOrDefault(ContentKey) != Content)
            ThrowCorrupt("The file is a state file, but not the metadata of a memory file's pages.", path);
        string? pageSize = file.Metadata.GetValueOrDefault(PageSizeKey);
        if (pageSize != Header[PageSizeKey])
            throw new MemoryFileException(MemoryFileErrorCode.ImageUnsupported, $"The image has pages of {pageSize} bytes; this library has {PageSize}.", path);
        ReadAllocations(file, path, extents, limit);
        PageRun[] runs = ReadRuns(file, path, extents, seal);
        if (seal.TagSize > 0)
            ReadTags(file, path, runs, seal.TagSize);
        return runs;
    }

    private static void ReadAllocations(StateFileReader file, string path, PageExtents extents, long limit)
    {
        using Stream section = file.OpenSection(AllocationsSection);
        Span<byte> entry = stackalloc byte[AllocationSize];
        long end = 0;
        for (long i = 0; i < EntryCount(section, AllocationSize, path); i++)
        {
            section.ReadExactly(entry);
            long offset = BinaryPrimitives.ReadInt64LittleEndian(entry);
            long length = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            uint references = BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]);
            if (offset < end
                || length <= 0
                || offset % PageSize != 0
                || length % PageSize != 0
                || references == 0
                || BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]) != 0)
                ThrowCorrupt($"Allocation {i} is impossible or overlaps another.", path);
            if (length > limit || offset > limit - length)
                MemoryErrors.ThrowLimitReached(length, limit);
            end = offset + length;
            extents.Insert(offset / PageSize, length / PageSize, references);
        }
    }

    private static PageRun[] ReadRuns(StateFileReader file, string path, PageExtents extents, PageSeal seal)
    {
        using Stream section = file.OpenSection(RunsSection);
        Span<byte> entry = stackalloc byte[RunSize];
        PageRun[] runs = new PageRun[EntryCount(section, RunSize, path)];
        long end = 0;
        long imageOffset = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            section.ReadExactly(entry);
            PageRun run = new(
                BinaryPrimitives.ReadInt64LittleEndian(entry),
                BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
                BinaryPrimitives.ReadInt32LittleEndian(entry[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]));
            if (run.Offset < end
                || run.ImageOffset != imageOffset
                || run.Length is <= 0 or > PageRun.MaximumLength
                || run.Offset % PageSize != 0
                || run.Length % PageSize != 0
                || (seal.TagSize > 0 && run.Checksum != 0)
                || BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]) != 0
                || !extents.Covers(run.Offset / PageSize, (run.Offset / PageSize) + (run.Length / PageSize)))
                ThrowCorrupt($"Run {i} is impossible, overlaps another or is not allocated.", path);
            end = run.End;
            imageOffset = run.ImageEnd;
            runs[i] = run;
        }
        return runs;
    }

    private static void ReadTags(StateFileReader file, string path, PageRun[] runs, int tagSize)
    {
        using Stream section = file.OpenSection(TagsSection);
        if (EntryCount(section, tagSize, path) != runs.Length)
            ThrowCorrupt("There is not one tag for each run.", path);
        foreach (ref PageRun run in runs.AsSpan())
        {
            run.Tag = new byte[tagSize];
            section.ReadExactly(run.Tag);
        }
    }

    private static long EntryCount(Stream section, int entrySize, string path)
    {
        if (section.Length % entrySize != 0 || section.Length / entrySize > Array.MaxLength)
            ThrowCorrupt("The length of a section is impossible.", path);
        return section.Length / entrySize;
    }

    [DoesNotReturn]
    private static void ThrowCorrupt(string problem, string path) => throw new MemoryFileException(
        MemoryFileErrorCode.ImageMetadataCorrupt, $"{problem} Use another checkpoint.", path);
}
