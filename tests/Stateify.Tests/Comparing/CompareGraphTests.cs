using FsCheck;
using FsCheck.Fluent;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Comparing;

/// <summary>Comparisons of whole graphs: their walks, hooks and sizes.</summary>
public sealed class CompareGraphTests
{
    private const int Graphs = 1_500;

    [Fact]
    public void A_clone_and_a_loaded_graph_do_not_differ_from_the_original()
    {
        Prop.ForAll(GraphProgram.Arbitrary, changes =>
        {
            object root = new GraphProgram(changes).Build();

            Assert.Empty(StateComparer.Compare(root, StateCloner.Clone(root)));
            Assert.Empty(StateComparer.Compare(root, StateSerializer.Load<object>(StateSerializer.Save(root))));
            Assert.Empty(StateComparer.Compare(root, root));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Graphs));
    }

    [Fact]
    public void The_leaf_that_was_changed_is_found_wherever_it_is()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            (Containers root, List<(string Path, Node Node)> nodes) = Tree(seed);
            Containers expected = StateCloner.Clone(root);
            (string path, Node node) = nodes[new Random(seed).Next(nodes.Count)];
            node.Id++;

            StateDifference difference = Assert.Single(StateComparer.Compare(expected, root));

            Assert.Equal(
                new StateDifference(StateDifferenceKind.Value, $"{path}.Id", $"{node.Id - 1}", $"{node.Id}"), difference);
        }
    }

    [Fact]
    public void Graphs_that_differ_in_their_bytes_differ()
    {
        int changed = 0;
        Prop.ForAll(GraphProgram.Arbitrary, changes =>
        {
            object root = new GraphProgram(changes).Build();
            object other = new GraphProgram(changes[..^Math.Min(1, changes.Length)]).Build();
            bool haveSameBytes = StateSerializer.Save(root).AsSpan().SequenceEqual(StateSerializer.Save(other));

            IReadOnlyList<StateDifference> differences = StateComparer.Compare(root, other);

            Assert.Equal(differences, StateComparer.Compare(root, other));
            if (haveSameBytes)
                Assert.Empty(differences);
            changed += haveSameBytes || differences.Count == 0 ? 0 : 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Graphs / 3));
        Assert.True(changed > Graphs / 6, $"Only {changed} differ.");
    }

    [Fact]
    public void A_list_of_a_million_nodes_is_compared_on_a_small_stack()
    {
        const int Count = 1_000_000;
        Node expected = Chain(Count);
        Node actual = Chain(Count);
        Node last = actual;
        while (last.Next is { } next)
            last = next;
        last.Id = -1;

        IReadOnlyList<StateDifference> differences = [];
        Thread thread = new(() => differences = StateComparer.Compare(expected, actual), 256 * 1024);
        thread.Start();
        thread.Join();

        StateDifference difference = Assert.Single(differences);
        Assert.Equal(string.Concat(Enumerable.Repeat(".Next", Count - 1).Prepend("Node").Append(".Id")), difference.Path);
    }

    [Fact]
    public void Hooks_run_once_on_each_object_also_if_both_graphs_hold_it()
    {
        List<string> log = [];
        Recorder shared = new() { Name = "shared", Log = log };
        Recorder expected = new() { Name = "one", Log = log, Next = shared };
        Recorder actual = new() { Name = "other", Log = log, Next = shared };

        Assert.Equal(
            ["Recorder.Name: \"one\" / \"other\""],
            StateComparer.Compare(expected, actual).Select(static difference => difference.ToString()));

        Assert.Equal(["before one", "before shared", "before other", "after other True", "after shared True", "after one True"], log);
    }

    [Fact]
    public void What_hooks_make_of_the_graphs_is_compared()
    {
        Recorder shared = new() { Name = "shared" };
        Recorder expected = new() { Next = shared };
        Recorder actual = new() { Next = shared, OnBeforeSave = _ => shared.Name = "renamed" };

        Assert.Empty(StateComparer.Compare(expected, actual));
        Assert.Equal("renamed", shared.Name);
    }

    [Fact]
    public void A_failed_walk_runs_AfterSave()
    {
        List<string> log = [];
        Recorder bad = new() { Name = "bad", OnBeforeSave = static _ => throw new InvalidOperationException("no") };

        StateException error = Assert.Throws<StateException>(() =>
            StateComparer.Compare(new Recorder { Name = "good", Log = log }, new Recorder { Next = bad, Log = [] }));

        Assert.Equal((StateErrorCode.HookFailed, "Recorder.Next"), (error.Code, error.Path));
        Assert.Equal(["before good", "after good False"], log);
    }

    [Fact]
    public void Hooks_that_never_stop_adding_objects_are_an_error()
    {
        static void Grow(Recorder self) => self.Next = new Recorder { OnBeforeSave = Grow };

        Assert.Equal(
            StateErrorCode.HooksDoNotSettle,
            Assert.Throws<StateException>(() => StateComparer.Compare(new Recorder(), new Recorder { OnBeforeSave = Grow })).Code);
    }

    [Fact]
    public void A_comparison_stops_soon()
    {
        using CancellationTokenSource source = new();
        Counted expected = Counted.Chain(100_000);
        Counted.OnSave = saved =>
        {
            if (saved == 1000)
                source.Cancel();
        };

        Assert.Throws<OperationCanceledException>(() => StateComparer.Compare(expected, expected, cancellationToken: source.Token));

        Assert.InRange(Counted.Saved, 1000, 9192);
        Counted.OnSave = null;
        Assert.Throws<OperationCanceledException>(() => StateComparer.Compare(1, 2, cancellationToken: new(true)));
    }

    [Fact]
    public void External_values_are_not_compared() =>
        Assert.Empty(StateComparer.Compare(new Hosted { Log = new MemoryStream() }, new Hosted()));

    private static Node Chain(int length)
    {
        Node? head = null;
        for (int id = length - 1; id >= 0; id--)
            head = new() { Id = id, Next = head };
        return head!;
    }

    /// <summary>A tree of containers, and the nodes in it with their paths.</summary>
    private static (Containers Root, List<(string Path, Node Node)> Nodes) Tree(int seed)
    {
        Random random = new(seed);
        Containers root = new();
        List<(string Path, Containers Owner)> owners = [("Containers", root)];
        List<(string, Node)> nodes = [];
        for (int i = 0; i < 20; i++)
        {
            (string path, Containers owner) = owners[random.Next(owners.Count)];
            Containers child = new() { Any = i };
            Node node = new() { Id = i, Next = new() };
            switch (random.Next(6))
            {
                case 0:
                    (owner.OwnerList ??= []).Add(child);
                    owners.Add(($"{path}.OwnerList[{owner.OwnerList.Count - 1}]", child));
                    break;
                case 1:
                    (owner.Owners ??= []).Add(i, child);
                    owners.Add(($"{path}.Owners[{i}]", child));
                    break;
                case 2:
                    owner.Nodes = [.. owner.Nodes ?? [], node];
                    nodes.Add(($"{path}.Nodes[{owner.Nodes.Length - 1}].Next", node.Next));
                    break;
                case 3 when owner.Objects is null:
                    owner.Objects = [new Point { Owner = node }, "text"];
                    nodes.Add(($"{path}.Objects[0].Owner", node));
                    break;
                case 4:
                    owner.Points = [.. owner.Points ?? [], new() { Owner = node }];
                    nodes.Add(($"{path}.Points[{owner.Points.Length - 1}].Owner", node));
                    break;
                case 5 when owner.ByOwner is null:
                    owner.ByOwner = new() { [child] = node };
                    owners.Add(($"{path}.ByOwner.Keys[0]", child));
                    nodes.Add(($"{path}.ByOwner.Values[0]", node));
                    break;
            }
        }

        return nodes.Count > 0 ? (root, nodes) : Tree(seed + 10_000);
    }
}
