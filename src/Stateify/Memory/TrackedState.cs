namespace Stateify.Memory;

/// <summary>What a memory file held when it was saved and writes began to be tracked. Immutable.</summary>
/// <param name="Identity">The identity of the state.</param>
/// <param name="Hashes">The hashes of its pages, kept so that a delta need not read them again.</param>
internal sealed record TrackedState(byte[] Identity, PageHashes Hashes);
