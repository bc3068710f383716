namespace Stateify.Memory;

/// <summary>How much memory a <see cref="MemoryFile"/> has promised and how much it really occupies, at one moment.</summary>
/// <param name="AllocatedBytes">The bytes of all allocated pages, each counted once whatever its reference count.</param>
/// <param name="CommittedBytes">The bytes the kernel holds for the file: pages that were written and not given back. Pages of a mapped
/// image, and copies of them that were made by writing, are not counted. <see langword="null"/> if the file is not backed by a memfd.</param>
public readonly record struct MemoryFileUsage(long AllocatedBytes, long? CommittedBytes);
