namespace Stateify.Files;

/// <summary>A file being written. Writes to different places may run side by side.</summary>
internal interface IOutputFile : IDisposable
{
    /// <summary>Writes all of <paramref name="bytes"/> at <paramref name="offset"/>.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Makes everything written survive a loss of power.</summary>
    void Sync();
}
