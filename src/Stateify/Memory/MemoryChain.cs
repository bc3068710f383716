namespace Stateify.Memory;

/// <summary>
/// A chain of images: a full one, and deltas of which each was saved relative to the state that the one before it gives. The methods
/// may be called from any thread.
/// </summary>
/// <remarks>
/// Each delta names the state it belongs to by a SHA-256 over allocations and page hashes. So an image may be replaced by any other
/// of the same state: after <see cref="Fold"/> the next delta continues from the folded image as well. All images of a chain are
/// protected by the same key, or none is.
/// </remarks>
/// <example>
/// <code>
/// memory.Save("0.meta", "0.pages", new() { PageHashes = true });
/// memory.SaveDelta("1.meta", "1.pages", "0.meta");
/// using MemoryFile restored = MemoryChain.Load("guest", [new("0.meta", "0.pages"), new("1.meta", "1.pages")]);
/// </code>
/// </example>
public static class MemoryChain
{
    /// <summary>Makes a memory file with the state that the last image of a chain was saved from.</summary>
    /// <param name="name">The name of the new file, as for <see cref="MemoryFile.Create"/>.</param>
    /// <param name="images">The full image, then its deltas in their order.</param>
    /// <param name="options">The key, and who follows the load. Only a single image can be mapped.</param>
    /// <exception cref="ArgumentException">The name or a path is empty, or there are no images.</exception>
    /// <exception cref="MemoryFileException">
    /// An image does not continue the one before it; or a file cannot be read, is damaged or has another key; or memory ran out.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine does not have the backing that the options ask for.</exception>
    public static MemoryFile Load(string name, IReadOnlyList<MemoryImage> images, MemoryLoadOptions? options = null)
    {
        Check(images);
        return MemoryFile.LoadImages(name, images, options ?? MemoryLoadOptions.Default);
    }

    /// <summary>Saves the state of a chain as one full image, which can take the place of the chain; that stays as it is.</summary>
    /// <param name="images">The full image, then its deltas in their order.</param>
    /// <param name="target">The files of the new image; none of those of the chain.</param>
    /// <param name="loadOptions">The key of the chain, and who follows its load.</param>
    /// <param name="saveOptions">What the new image may replace, how it is protected, and who follows its save. It has page hashes in any case.</param>
    /// <exception cref="ArgumentException">A path is empty, there are no images, or a protection and its key do not fit.</exception>
    /// <exception cref="MemoryFileException">As for <see cref="Load"/> and <see cref="MemoryFile.Save(string, string, MemorySaveOptions?)"/>.</exception>
    /// <exception cref="OperationCanceledException">A token says so.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine does not have the backing that the options ask for.</exception>
    public static void Fold(
        IReadOnlyList<MemoryImage> images, MemoryImage target, MemoryLoadOptions? loadOptions = null, MemorySaveOptions? saveOptions = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        using MemoryFile memory = Load("fold", images, loadOptions);
        memory.SaveWithHashes(target.MetaPath, target.PagesPath, saveOptions ?? MemorySaveOptions.Default);
    }

    /// <summary>
    /// Finds out whether a chain can be loaded and gives what was saved: everything that <see cref="Load"/> checks, and then every page
    /// against its hash in the last image. Takes the memory that a load takes.
    /// </summary>
    /// <param name="images">The full image, then its deltas in their order.</param>
    /// <param name="options">The key, and who follows the load.</param>
    /// <exception cref="ArgumentException">A path is empty, or there are no images.</exception>
    /// <exception cref="MemoryFileException">As for <see cref="Load"/>; or the pages are not those of the hashes.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine does not have the backing that the options ask for.</exception>
    public static void Verify(IReadOnlyList<MemoryImage> images, MemoryLoadOptions? options = null)
    {
        Check(images);
        MemoryFile.VerifyImages(images, options ?? MemoryLoadOptions.Default);
    }

    private static void Check(IReadOnlyList<MemoryImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0)
            throw new ArgumentException("A chain has at least one image.", nameof(images));
        foreach (MemoryImage image in images)
        {
            ArgumentNullException.ThrowIfNull(image, nameof(images));
            ArgumentException.ThrowIfNullOrEmpty(image.MetaPath, nameof(images));
            ArgumentException.ThrowIfNullOrEmpty(image.PagesPath, nameof(images));
        }
    }
}
