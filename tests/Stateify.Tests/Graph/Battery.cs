namespace Stateify.Tests.Graph;

/// <summary>What every graph must pass, whatever it holds.</summary>
internal static class Battery
{
    /// <summary>
    /// Demands that a load gives an isomorphic graph, that a save of that gives the same bytes, and that neither the first half of the
    /// bytes nor all but the last one of them are taken for a graph.
    /// </summary>
    public static void Demand(object? root)
    {
        byte[] state = StateSerializer.Save(root);
        object? copy = StateSerializer.Load<object>(state);

        Isomorphism.Demand(root, copy);
        Assert.Equal(state, StateSerializer.Save(copy));
        Assert.Throws<StateException>(() => StateSerializer.Load<object>(state.AsMemory(0, state.Length / 2)));
        Assert.Throws<StateException>(() => StateSerializer.Load<object>(state.AsMemory(0, state.Length - 1)));
    }
}
