namespace Stateify.Memory;

/// <summary>How far the save or load of a memory file is.</summary>
/// <param name="Bytes">The bytes of pages that were stored or loaded.</param>
/// <param name="TotalBytes">How many there will be; null in a save, which finds them while it goes.</param>
public readonly record struct MemoryProgress(long Bytes, long? TotalBytes);
