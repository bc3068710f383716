namespace Stateify;

/// <summary>One section of a state file, as its index describes it.</summary>
/// <param name="Name">The name it was begun with.</param>
/// <param name="Length">The bytes it holds.</param>
public readonly record struct StateFileSection(string Name, long Length);
