namespace Stateify.Memory;

/// <summary>How a memory file is saved. Immutable once a save has started.</summary>
public sealed class MemorySaveOptions
{
    /// <summary>The options of a save that says nothing.</summary>
    public static MemorySaveOptions Default { get; } = new();

    /// <summary>
    /// What protects metadata and pages, as it does a state file; anything but <see cref="StateFileProtection.None"/> needs
    /// <see cref="Key"/>. The number of pages stored can be told from the length of an encrypted image.
    /// </summary>
    public StateFileProtection Protection { get; init; }

    /// <summary>The secret for <see cref="Protection"/>; <see langword="null"/> without. It can be disposed when the save has returned.</summary>
    public StateKey? Key { get; init; }

    /// <summary>
    /// Whether the two files may take the place of others that have their names. If not, which is the default, such a file is an error
    /// when the save begins, and, if it comes only then, when it ends.
    /// </summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether the image notes a hash of each page, so that <see cref="MemoryFile.SaveDelta"/> can find what changed since: 16 bytes for
    /// each page stored, and the time of a SHA-256 over them. A delta always does.
    /// </summary>
    public bool PageHashes { get; init; }

    /// <summary>
    /// Whether the kernel is asked to note which pages are written from now on, so that <see cref="MemoryFile.SaveDelta"/> relative to
    /// this image reads only those. It costs a short fault at the first write to each page, and 16 bytes for each page stored. Implies
    /// <see cref="PageHashes"/>; where the kernel cannot, <see cref="MemoryCapabilities.WriteTracking"/> says so, and every page is read. A
    /// save that fails leaves the tracking as it was.
    /// </summary>
    public bool TrackWrites { get; init; }

    /// <summary>
    /// Whether the pages go to the disk around the kernel's page cache (<c>O_DIRECT</c>), so that a large image pushes nothing out of it
    /// and is not copied. Takes as long as the disk does. Where the file system cannot, and off Linux, it has no effect.
    /// </summary>
    public bool BypassPageCache { get; init; }

    /// <summary>Ends the save by an <see cref="OperationCanceledException"/>, within the time it takes to write about 1 MiB; no file is left.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Told how much was stored, after each MiB or so; one call at a time, but on any thread. What it throws ends the save.
    /// </summary>
    public IProgress<MemoryProgress>? Progress { get; init; }
}
