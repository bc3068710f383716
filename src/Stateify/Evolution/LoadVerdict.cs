namespace Stateify;

/// <summary>
/// Whether an image could be loaded into this program, found out from its header and type table alone: nothing is built and no hook
/// runs. The values themselves have not been looked at.
/// </summary>
/// <param name="Error">Why the header or the type table cannot even be read; null if they can.</param>
/// <param name="Types">The verdict on each type of the image.</param>
public sealed record LoadVerdict(StateException? Error, IReadOnlyList<TypeVerdict> Types)
{
    /// <summary>Whether the image and every type in it can be loaded.</summary>
    public bool CanLoad => Error is null && Types.All(static type => type.CanLoad);

    /// <summary>Whether the program's types are the same as the saved ones.</summary>
    public bool IsSame => Error is null && Types.All(static type => type.Changes.Count == 0);

    /// <summary>The differences that prevent the load.</summary>
    public IEnumerable<SchemaChange> Obstacles => Types.SelectMany(static type => type.Changes).Where(static change => change.Prevents);
}
