namespace Stateify.Tests.Graph;

/// <summary>A node that can be linked into anything.</summary>
[Savable]
public sealed partial class Node
{
    public int Id;
    public Node? Next;
    public Node? Other;
    public object? Tag;

    /// <summary>A copy with the same hidden ordinal.</summary>
    public Node Clone() => (Node)MemberwiseClone();
}
