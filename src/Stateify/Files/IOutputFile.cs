namespace Stateify.Files;

/// <summary>A file being written. Writes to different places may run side by side.</summary>
internal interface IOutputFile : IDisposable
{
    /// <summary>Writes all of <paramref name="bytes"/> at <paramref name="offset"/>.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Writes all of <paramref name="pieces"/>, one after the other, from <paramref name="offset"/> on.</summary>
    void Write(long offset, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            Write(offset, piece.Span);
            offset += piece.Length;
        }
    }

    /// <summary>
    /// Has writes go around the system's cache from now on, if the file system can. They should begin, be as long as and lie in memory at
    /// multiples of 4096 then; others work too.
    /// </summary>
    /// <returns>Whether they do.</returns>
    bool TryBypassCache() => false;

    /// <summary>Makes everything written survive a loss of power.</summary>
    void Sync();
}
