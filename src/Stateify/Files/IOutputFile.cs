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

    /// <summary>Makes everything written survive a loss of power.</summary>
    void Sync();
}
