namespace Stateify.Memory;

/// <summary>What a memory file held when it was saved and writes began to be tracked. Not thread-safe.</summary>
/// <param name="identity">The identity of the state.</param>
/// <param name="hashes">The hashes of its pages, kept so that a delta need not read them again.</param>
internal sealed class TrackedState(byte[] identity, PageHashes hashes)
{
    // Without it, every delta of a few pages would leave an array of all hashes to the collector.
    private byte[]? _room;

    public byte[] Identity => identity;

    public PageHashes Hashes => hashes;

    /// <summary>The hashes of the memory now; good until this is asked again.</summary>
    /// <param name="unchanged">The pages that have the hash they had, if any.</param>
    /// <param name="runs">All other pages that have one, with it, in order.</param>
    public PageHashes Update(PageSet unchanged, PageRun[] runs)
    {
        PageHashes updated = hashes.Update(unchanged, runs, _room);
        _room = updated.Bytes;
        return updated;
    }

    /// <summary>Takes the place of a state, which is not used any more.</summary>
    public void Replace(TrackedState before) => _room = before.Hashes.Bytes;
}
