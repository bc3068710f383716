using System.Buffers.Binary;

namespace Stateify.Memory;

/// <summary>
/// <c>pages_meta.img</c>: a state file that says which pages of a memory file are allocated, how often each is referenced, and
/// which of them are stored in <c>pages.img</c>; with hashes of them all, if they were wanted. FORMAT.md has the layout.
/// </summary>
internal static class PageMetadata
{
    public const string ContentKey = "stateify.content";
    public const string FullContent = "memory-file-pages";
    public const string DeltaContent = "memory-file-changes";
    public const string PageSizeKey = "stateify.page-size";
    public const string PageSizeText = "4096";
    public const string FeaturesKey = "stateify.features";
    public const string KindsFeature = "page-kinds";

    public const string AllocationsSection = "allocations";
    public const string RunsSection = "runs";
    public const string TagsSection = "tags";
    public const string ResidentSection = "resident";
    public const string HashesSection = "hashes";
    public const string IdentitySection = "identity";
    public const string ParentSection = "parent";

    public const int AllocationSize = 24;
    public const int RunSize = 32;
    public const int ResidentSize = 16;

    private const int PageSize = MemoryFile.PageSize;

    /// <summary>The header's metadata of a full image, or of a delta.</summary>
    public static IReadOnlyDictionary<string, string> HeaderOf(string content, PageExtents extents)
    {
        Dictionary<string, string> header = new() { [ContentKey] = content, [PageSizeKey] = PageSizeText };
        foreach (PageExtent extent in extents.All)
        {
            if (extent.Kind != default)
                header[FeaturesKey] = KindsFeature;
        }
        return header;
    }

    /// <summary>Writes all.</summary>
    /// <param name="file">The metadata.</param>
    /// <param name="contents">What it says.</param>
    /// <returns>The identity of the state; null without hashes.</returns>
    public static byte[]? Write(StateFileWriter file, ImageContents contents)
    {
        // Takes as long as to write the hashes.
        Task<byte[]>? identity = contents.Hashes is null ? null : Task.Run(contents.Identity);
        try
        {
            WriteSections(file, contents, identity);
            return identity?.Result;
        }
        finally
        {
            // It reads what may change when this is over.
            ((IAsyncResult?)identity)?.AsyncWaitHandle.WaitOne();
        }
    }

    /// <summary>Writes the section of the allocations, whose name begins with a prefix.</summary>
    public static void WriteAllocations(StateFileWriter file, string prefix, PageExtents extents) =>
        WriteSection(file, prefix + AllocationsSection, EncodeAllocations(extents));

    /// <summary>Writes the section of the runs, whose name begins with a prefix.</summary>
    public static void WriteRuns(StateFileWriter file, string prefix, IEnumerable<PageRun> runs)
    {
        using StateFileSectionWriter section = file.BeginSection(prefix + RunsSection);
        foreach (PageRun run in runs)
            WriteRun(section, run);
    }

    /// <summary>The section of the allocations.</summary>
    public static byte[] EncodeAllocations(PageExtents extents)
    {
        byte[] bytes = new byte[extents.All.Length * AllocationSize];
        Span<byte> rest = bytes;
        foreach (PageExtent extent in extents.All)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, extent.First * PageSize);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], (extent.End - extent.First) * PageSize);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[16..], extent.References);
            rest[20] = (byte)extent.Kind;
            rest = rest[AllocationSize..];
        }
        return bytes;
    }

    /// <summary>The section of the pages that have hashes.</summary>
    public static byte[] EncodeResident(PageHashes hashes)
    {
        byte[] bytes = new byte[hashes.Resident.Length * ResidentSize];
        Span<byte> rest = bytes;
        foreach (PageHashes.Stretch stretch in hashes.Resident)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, stretch.First * PageSize);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], (stretch.End - stretch.First) * PageSize);
            rest = rest[ResidentSize..];
        }
        return bytes;
    }

    private static void WriteSections(StateFileWriter file, ImageContents contents, Task<byte[]>? identity)
    {
        WriteAllocations(file, "", contents.Extents);
        WriteRuns(file, "", contents.Runs);
        if (file.FrameProtection.TagSize > 0)
        {
            using StateFileSectionWriter section = file.BeginSection(TagsSection);
            foreach (PageRun run in contents.Runs)
                section.Write(run.Tag);
        }
        if (contents.Hashes is not null)
        {
            WriteSection(file, ResidentSection, EncodeResident(contents.Hashes));
            WriteSection(file, HashesSection, contents.Hashes.Bytes);
        }
        if (identity is not null)
            WriteSection(file, IdentitySection, identity.Result);
        if (contents.Parent is not null)
            WriteSection(file, ParentSection, contents.Parent);
    }

    private static void WriteRun(StateFileSectionWriter section, in PageRun run)
    {
        Span<byte> entry = section.GetSpan(RunSize)[..RunSize];
        BinaryPrimitives.WriteInt64LittleEndian(entry, run.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(entry[8..], run.ImageOffset);
        BinaryPrimitives.WriteInt32LittleEndian(entry[16..], run.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[20..], run.Checksum);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[24..], 0);
        section.Advance(RunSize);
    }

    private static void WriteSection(StateFileWriter file, string name, ReadOnlySpan<byte> bytes)
    {
        using StateFileSectionWriter section = file.BeginSection(name);
        section.Write(bytes);
    }
}
