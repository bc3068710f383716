namespace Stateify.Memory;

/// <summary>Maps an image into a memory file, in as few pieces as it can be cut into.</summary>
internal static class PageMapping
{
    /// <summary>The most pieces that are mapped: a quarter of the mappings that Linux lets a process have unless told otherwise.</summary>
    public const int MaximumPieces = 16384;

    /// <summary>Maps the image's longest pieces, all of them unless there are too many.</summary>
    /// <param name="backing">The memory file.</param>
    /// <param name="pages">The image.</param>
    /// <param name="runs">The image's runs.</param>
    /// <param name="left">The runs that were not mapped.</param>
    /// <returns>The runs that were.</returns>
    public static PageRun[] Map(MemoryBacking backing, StoredPages pages, PageRun[] runs, out PageRun[] left)
    {
        List<Range> pieces = Join(runs);
        HashSet<Range> chosen = [.. pieces.OrderByDescending(piece => LengthOf(runs, piece)).Take(MaximumPieces)];
        foreach (Range piece in chosen)
            backing.MapPrivately(pages.File.Handle, runs[piece.Start].ImageOffset, runs[piece.Start].Offset, LengthOf(runs, piece));
        left = [.. Select(piece => !chosen.Contains(piece))];
        return [.. Select(chosen.Contains)];

        IEnumerable<PageRun> Select(Func<Range, bool> isWanted) => pieces.Where(isWanted).SelectMany(piece => runs[piece]);
    }

    /// <summary>Puts together the runs that follow each other both in the image and in memory.</summary>
    private static List<Range> Join(PageRun[] runs)
    {
        List<Range> pieces = [];
        int start = 0;
        for (int i = 1; i <= runs.Length; i++)
        {
            if (i < runs.Length && runs[i].Offset == runs[i - 1].End)
                continue;
            pieces.Add(start..i);
            start = i;
        }
        return pieces;
    }

    private static long LengthOf(PageRun[] runs, Range piece) => runs[piece.End.Value - 1].End - runs[piece.Start].Offset;
}
