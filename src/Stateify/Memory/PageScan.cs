namespace Stateify.Memory;

/// <summary>
/// Finds the allocated pages that hold anything but zeros. Holes are skipped by asking the kernel, never read: reading one would
/// commit its page.
/// </summary>
internal static class PageScan
{
    private const int PageSize = MemoryFile.PageSize;

    // Zeros are compared at the speed of the memory, of which one core gets about half.
    private const long PieceSize = 8L << 20;
    private const int PiecesPerThread = 4;

    /// <summary>The runs to store, in order, without their checksums.</summary>
    public static PageRun[] FindRuns(MemoryBacking backing, PageExtents extents)
    {
        List<Piece> pieces = FindPieces(backing, extents);
        bool[] hasData = new bool[pieces.Count == 0 ? 0 : pieces[^1].FirstFlag + (pieces[^1].Length / PageSize)];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Clamp(pieces.Count / PiecesPerThread, 1, Environment.ProcessorCount) };
        Parallel.For(0, pieces.Count, options, index => FlagPages(backing, pieces[index], hasData));
        return JoinPages(pieces, hasData);
    }

    /// <summary>The allocated pages the kernel holds memory for, cut into pieces for several threads.</summary>
    private static List<Piece> FindPieces(MemoryBacking backing, PageExtents extents)
    {
        List<Piece> pieces = [];
        long flags = 0;
        long data = -1;
        foreach (PageExtent extent in extents.All)
        {
            long position = extent.First * PageSize;
            long end = extent.End * PageSize;
            while (position < end)
            {
                if (data < position)
                    data = backing.FindData(position);
                if (data < 0)
                    return pieces;
                if (data >= end)
                    break;
                position = Math.Min(end, backing.FindHole(data));
                for (long start = data; start < position; start += PieceSize)
                {
                    int length = (int)Math.Min(PieceSize, position - start);
                    pieces.Add(new Piece(start, length, flags));
                    flags += length / PageSize;
                }
            }
        }
        return pieces;
    }

    private static void FlagPages(MemoryBacking backing, Piece piece, bool[] hasData)
    {
        for (int page = 0; page < piece.Length / PageSize; page++)
            hasData[piece.FirstFlag + page] = backing.GetSpan(piece.Start + ((long)page * PageSize), PageSize).ContainsAnyExcept((byte)0);
    }

    private static PageRun[] JoinPages(List<Piece> pieces, bool[] hasData)
    {
        List<PageRun> runs = [];
        PageRun run = default;
        foreach (Piece piece in pieces)
        {
            for (int page = 0; page < piece.Length / PageSize; page++)
            {
                if (!hasData[piece.FirstFlag + page])
                    continue;
                long offset = piece.Start + ((long)page * PageSize);
                if (run.Length is > 0 and < PageRun.MaximumLength && offset == run.Offset + run.Length)
                {
                    run.Length += PageSize;
                    continue;
                }
                if (run.Length > 0)
                    runs.Add(run);
                run = new PageRun(offset, run.ImageOffset + run.Length, PageSize, 0);
            }
        }
        if (run.Length > 0)
            runs.Add(run);
        return [.. runs];
    }

    /// <summary>Bytes of the memory file that are not a hole, and the place of their first page in the table of flags.</summary>
    private readonly record struct Piece(long Start, int Length, long FirstFlag);
}
