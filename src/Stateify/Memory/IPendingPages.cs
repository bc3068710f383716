namespace Stateify.Memory;

/// <summary>Pages of an image that are not in their memory file yet. Thread-safe, but for the disposal.</summary>
internal interface IPendingPages : IDisposable
{
    /// <summary>Ends when nobody reads pages unasked any more: with the first error if there was one.</summary>
    Task Completion { get; }

    /// <summary>Returns when the pages that hold the bytes <c>[start, end)</c> are in the memory file, and verified.</summary>
    /// <exception cref="MemoryFileException">They are damaged or cannot be read. The next call tries again.</exception>
    void Require(long start, long end);

    /// <summary>Returns when none of these pages will come any more, so that they may be given back. Their contents are of no interest.</summary>
    /// <exception cref="MemoryFileException">Pages that are read together with them are damaged or cannot be read.</exception>
    void Discard(long start, long end);
}
