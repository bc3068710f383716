using System.Runtime.CompilerServices;

namespace Stateify.Tests.Graph;

/// <summary>Values of which several stand in place.</summary>
[Savable]
public unsafe partial struct Rack
{
    public NodePair Nodes;
    public fixed bool Lamps[3];
}

[Savable, InlineArray(2)]
public partial struct NodePair
{
    private Node? _node;
}

[Savable]
public sealed partial class RackRoom
{
    public Rack Rack;
}

[Savable]
public sealed partial record Order(int Number, Node? Node);
