using System.Buffers;

namespace Stateify.Memory;

/// <summary>
/// A memory file inside a state file: a section has its pages, which can be written front to back, and two more, whose names begin
/// with that of the first, say where they belong. The file's own frames prove, compress and encrypt them. FORMAT.md has the layout.
/// </summary>
internal static class InlinePages
{
    /// <summary>Writes the sections.</summary>
    public static void Write(StateFileWriter file, string name, IPageSource source, PageExtents extents, PageWatch watch)
    {
        List<PageRun> runs = [];
        using (StateFileSectionWriter section = file.BeginSection(name))
        {
            foreach (Memory<PageRun> batch in PageScan.FindBatches(source, extents))
            {
                watch.Cancellation.ThrowIfCancellationRequested();
                foreach (PageRun run in batch.Span)
                    section.Write(source.GetSpan(run.Offset, run.Length));
                runs.AddRange(batch.Span);
                watch.Add(PageBatches.LengthOf(batch.Span));
            }
        }
        PageMetadata.WriteAllocations(file, PrefixOf(name), extents);
        PageMetadata.WriteRuns(file, PrefixOf(name), runs);
    }

    /// <summary>Fills a memory file that is empty yet.</summary>
    /// <exception cref="MemoryFileException">The sections contradict each other, or memory ran out.</exception>
    /// <exception cref="StateFileException">A section is missing or damaged.</exception>
    public static void Read(StateFileReader file, string name, MemoryBacking backing, PageExtents extents, PageWatch watch)
    {
        PageMetadataReader metadata = new(file, name, tagSize: 0, PrefixOf(name));
        PageRun[] runs = metadata.ReadInline(extents, backing.Limit);
        using Stream section = file.OpenSection(name);
        if (section.Length != (runs.Length == 0 ? 0 : runs[^1].ImageEnd))
            throw new MemoryFileException(MemoryFileErrorCode.ImagePagesCorrupt, "There are not as many pages as there should be. Use another checkpoint.", name);
        backing.Grow(extents.End * MemoryFile.PageSize);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(PageRun.MaximumLength);
        try
        {
            foreach (PageRun run in runs)
            {
                watch.Cancellation.ThrowIfCancellationRequested();
                section.ReadExactly(buffer.AsSpan(0, run.Length));
                backing.Write(run.Offset, buffer.AsSpan(0, run.Length));
                watch.Add(run.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string PrefixOf(string name) => name + ".";
}
