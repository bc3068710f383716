using System.Numerics;

namespace Stateify.Memory;

/// <summary>A set of pages, one bit each. Page numbers, not bytes. Not thread-safe.</summary>
internal sealed class PageSet
{
    private const int WordSize = 64;

    private ulong[] _words = [];

    /// <summary>Adds the pages <c>[first, end)</c>.</summary>
    public void Add(long first, long end)
    {
        if (WordsFor(end) > _words.Length)
            Array.Resize(ref _words, (int)Math.Max(WordsFor(end), Math.Min(_words.Length * 2L, Array.MaxLength)));
        for (long page = first; page < end; page = NextWord(page))
            _words[page / WordSize] |= Mask(page, end);
    }

    /// <summary>Removes the pages <c>[first, end)</c>, whether or not they are members.</summary>
    public void Remove(long first, long end)
    {
        for (long page = first; page < Math.Min(end, Capacity); page = NextWord(page))
            _words[page / WordSize] &= ~Mask(page, end);
    }

    /// <summary>Removes all pages.</summary>
    public void Clear() => _words.AsSpan().Clear();

    /// <summary>Whether a page is a member.</summary>
    public bool Contains(long page) => page < Capacity && (_words[page / WordSize] >> (int)(page % WordSize) & 1) != 0;

    /// <summary>The first member at or after <paramref name="page"/>, or -1 when there is none.</summary>
    public long Next(long page)
    {
        for (; page < Capacity; page = NextWord(page))
        {
            ulong rest = _words[page / WordSize] >> (int)(page % WordSize);
            if (rest != 0)
                return page + BitOperations.TrailingZeroCount(rest);
        }
        return -1;
    }

    /// <summary>The first page at or after <paramref name="page"/> that is no member.</summary>
    public long EndOf(long page)
    {
        for (; page < Capacity; page = NextWord(page))
        {
            ulong rest = ~_words[page / WordSize] >> (int)(page % WordSize);
            if (rest != 0)
                return page + BitOperations.TrailingZeroCount(rest);
        }
        return page;
    }

    /// <summary>The members in <c>[first, end)</c>, joined where they touch. The set may change between two of them.</summary>
    public IEnumerable<(long First, long End)> Within(long first, long end)
    {
        for (long page = Next(first); page >= 0 && page < end; page = Next(page))
        {
            long stop = Math.Min(end, EndOf(page));
            yield return (page, stop);
            page = stop;
        }
    }

    /// <summary>How many of the pages <c>[first, end)</c> are members.</summary>
    public long Count(long first, long end)
    {
        long count = 0;
        for (long page = first; page < Math.Min(end, Capacity); page = NextWord(page))
            count += BitOperations.PopCount(_words[page / WordSize] & Mask(page, end));
        return count;
    }

    private long Capacity => (long)_words.Length * WordSize;

    private static long WordsFor(long end) => (end + WordSize - 1) / WordSize;

    private static long NextWord(long page) => (page / WordSize + 1) * WordSize;

    // The bits of [page, end) in the word of the page.
    private static ulong Mask(long page, long end)
    {
        ulong mask = ulong.MaxValue << (int)(page % WordSize);
        long beyond = NextWord(page) - end;
        return beyond > 0 ? mask & (ulong.MaxValue >> (int)beyond) : mask;
    }
}
