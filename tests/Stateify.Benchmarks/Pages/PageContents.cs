using Stateify.Memory;

namespace Stateify.Benchmarks.Pages;

/// <summary>What a memory file of a benchmark holds.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="IsWritten">Whether the page of that number is written.</param>
/// <param name="IsZero">Whether a page that is written holds nothing but zeros.</param>
internal sealed record PageContents(string Name, Func<long, bool> IsWritten, Func<long, bool> IsZero)
{
    // Longer than a gap between two neighbours that would be joined, and prime, so that no power of two hides a cost.
    private const int ResidentEvery = 101;

    /// <summary>The three images of the targets.</summary>
    public static IReadOnlyList<PageContents> All { get; } =
    [
        new("random", static _ => true, static _ => false),
        new("half zero", static _ => true, static page => page / 16 % 2 == 1),
        new("1% resident", static page => page % ResidentEvery == 0, static _ => false),
    ];

    /// <summary>Makes the memory file.</summary>
    /// <param name="length">Its bytes.</param>
    public MemoryFile Fill(long length)
    {
        MemoryFile memory = MemoryFile.Create("benchmark");
        memory.Allocate(length);
        Random random = new(1);
        for (long page = 0; page < length / MemoryFile.PageSize; page++)
        {
            if (!IsWritten(page))
                continue;
            Span<byte> bytes = memory.GetSpan(page * MemoryFile.PageSize, MemoryFile.PageSize);
            if (IsZero(page))
                bytes.Clear();
            else
                random.NextBytes(bytes);
        }
        return memory;
    }

    /// <summary>The pages that have to be stored, those that touch in one range of at most 1 MiB.</summary>
    /// <param name="length">The bytes of the memory file.</param>
    public List<PageRange> Stored(long length)
    {
        List<PageRange> ranges = [];
        for (long offset = 0; offset < length; offset += MemoryFile.PageSize)
        {
            long page = offset / MemoryFile.PageSize;
            if (!IsWritten(page) || IsZero(page))
                continue;
            if (ranges.Count > 0 && ranges[^1].End == offset && ranges[^1].Length < RawMemory.PieceSize)
                ranges[^1] = new PageRange(ranges[^1].Offset, ranges[^1].Length + MemoryFile.PageSize);
            else
                ranges.Add(new PageRange(offset, MemoryFile.PageSize));
        }
        return ranges;
    }
}
