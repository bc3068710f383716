namespace Stateify.Memory;

/// <summary>What a delta is relative to.</summary>
/// <param name="Identity">The identity of the parent's state.</param>
/// <param name="Hashes">The hashes of its pages.</param>
/// <param name="Tracked">What is known of the pages since; null if nothing is.</param>
internal sealed record DeltaBase(byte[] Identity, PageHashes Hashes, TrackedPages? Tracked)
{
    /// <summary>Reads as little of the parent's metadata as will do.</summary>
    /// <param name="source">The memory that is to be saved.</param>
    /// <param name="tracked">The state since which writes are tracked, if they are.</param>
    /// <param name="parentPath">The parent's metadata.</param>
    /// <param name="key">The key of it.</param>
    public static DeltaBase Find(IPageSource source, TrackedState? tracked, string parentPath, StateKey? key)
    {
        // The hashes of the state that is tracked are at hand, so that its name is all that matters.
        if (tracked is not null
            && IsOf(tracked, PageImage.ReadIdentity(parentPath, key))
            && source.FindTrackedPages() is { } pages)
        {
            return new DeltaBase(tracked.Identity, tracked.Hashes, pages);
        }

        ImageContents parent = PageImage.ReadMetadata(new PageExtents(), parentPath, source.Limit, key).Contents;
        if (parent.Hashes is null)
        {
            throw new MemoryFileException(
                MemoryFileErrorCode.NoPageHashes, "The image has no page hashes, so that nothing can be saved relative to it; save it with them.", parentPath);
        }
        byte[] identity = parent.Identity();
        return new DeltaBase(identity, parent.Hashes, IsOf(tracked, identity) ? source.FindTrackedPages() : null);
    }

    private static bool IsOf(TrackedState? tracked, byte[]? identity) =>
        tracked is not null && tracked.Identity.AsSpan().SequenceEqual(identity);
}
