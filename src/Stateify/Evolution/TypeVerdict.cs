namespace Stateify;

/// <summary>What a load would make of one type of an image.</summary>
/// <param name="Name">The type's name in the image.</param>
/// <param name="Objects">The number of its objects.</param>
/// <param name="CurrentName">The name of the type in the program; null if there is none.</param>
/// <param name="Changes">How the two differ; empty if they are the same.</param>
public sealed record TypeVerdict(string Name, int Objects, string? CurrentName, IReadOnlyList<SchemaChange> Changes)
{
    /// <summary>Whether the type can be loaded.</summary>
    public bool CanLoad => !Changes.Any(static change => change.Prevents);
}
