using FsCheck;
using FsCheck.Fluent;

namespace Stateify.Tests.Graph;

/// <summary>
/// Properties of graphs of random shape. A failure prints the shortest program that still fails, and the seed with which
/// <see cref="Config.WithReplay"/> runs it again.
/// </summary>
public sealed class RandomGraphTests
{
    private const int Graphs = 10_000;

    [Fact]
    public void A_loaded_graph_is_isomorphic_to_the_saved_one_and_saves_to_the_same_bytes()
    {
        long objects = 0;
        Prop.ForAll(GraphProgram.Arbitrary, changes =>
        {
            object root = new GraphProgram(changes).Build();
            byte[] state = StateSerializer.Save(root);
            object copy = StateSerializer.Load<object>(state)!;

            objects += Isomorphism.Demand(root, copy);
            Assert.Equal(state, StateSerializer.Save(copy));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Graphs));

        Assert.True(objects > Graphs * 10, $"{objects} objects in {Graphs} graphs are too few to prove anything.");
    }

    [Fact]
    public void Saving_does_not_change_the_graph_and_segments_do_not_change_the_load()
    {
        Prop.ForAll(GraphProgram.Arbitrary, changes =>
        {
            object root = new GraphProgram(changes).Build();
            byte[] state = StateSerializer.Save(root);

            Assert.Equal(state, StateSerializer.Save(root));
            Isomorphism.Demand(new GraphProgram(changes).Build(), root);
            Isomorphism.Demand(root, StateSerializer.Load<object>(RoundTrip.Segmented(state, 5)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Graphs / 10));
    }
}
