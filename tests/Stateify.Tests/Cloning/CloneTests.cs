using FsCheck;
using FsCheck.Fluent;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Cloning;

public sealed class CloneTests
{
    private const int Graphs = 3_000;

    [Fact]
    public void A_clone_is_what_a_save_and_a_load_would_give()
    {
        Prop.ForAll(GraphProgram.Arbitrary, changes =>
        {
            object root = new GraphProgram(changes).Build();
            byte[] state = StateSerializer.Save(root);

            object clone = StateCloner.Clone(root);

            Isomorphism.Demand(root, clone);
            Assert.Equal(state, StateSerializer.Save(clone));
            Assert.Equal(state, StateSerializer.Save(root));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Graphs));
    }

    [Fact]
    public void A_clone_shares_nothing_that_can_change()
    {
        Containers root = new()
        {
            Any = 5,
            Ints = [1, 2],
            IntList = [1, 2],
            Texts = ["a"],
            Jagged = [[1], [2]],
            Points = [new() { Owner = new() }],
            Counts = new() { ["a"] = 1 },
            Deep = [[new() { ["a"] = [1] }]],
        };

        Containers clone = StateCloner.Clone(root);

        Assert.NotSame(root, clone);
        Assert.NotSame(root.Any, clone.Any);
        Assert.NotSame(root.Points[0].Owner, clone.Points![0].Owner);
        root.Ints[0] = root.IntList[0] = root.Jagged[1][0] = root.Points[0].X = 9;
        root.Texts[0] = "b";
        root.Counts["a"] = 9;
        root.Deep[0][0]["a"].Add(9);
        Assert.Equal([1, 2], clone.Ints!);
        Assert.Equal([1, 2], clone.IntList!);
        Assert.Equal((2, 0), (clone.Jagged![1][0], clone.Points[0].X));
        Assert.Equal(("a", 1, 1), (clone.Texts![0], clone.Counts!["a"], clone.Deep![0][0]["a"].Count));
    }

    [Fact]
    public void Strings_are_shared_and_equal_ones_stay_two()
    {
        string text = new('x', 3);
        string[] clone = StateCloner.Clone(new[] { text, text, new string('x', 3), "" });

        Assert.Same(text, clone[0]);
        Assert.Same(text, clone[1]);
        Assert.NotSame(text, clone[2]);
        Assert.Equal("xxx", clone[2]);
        Assert.Equal("", clone[3]);
    }

    [Fact]
    public void Nothing_and_values_can_be_cloned()
    {
        Assert.Null(StateCloner.Clone<Node>(null));
        Assert.Equal(7, StateCloner.Clone(7));
        Assert.Equal(Color.Green, StateCloner.Clone<Color?>(Color.Green));
    }

    [Fact]
    public void Arrays_and_lists_that_all_cores_copy_are_whole()
    {
        int[] numbers = [.. Enumerable.Range(0, (4 << 20) + 5)];

        Containers clone = StateCloner.Clone(new Containers { Ints = numbers, IntList = [.. numbers.Select(static number => -number)] });

        Assert.Equal(numbers, clone.Ints);
        Assert.Equal(numbers, clone.IntList!.Select(static number => -number));
    }

    [Fact]
    public void A_list_of_a_million_nodes_is_cloned_on_a_small_stack()
    {
        const int Count = 1_000_000;
        Node? head = null;
        for (int id = Count - 1; id >= 0; id--)
            head = new Node { Id = id, Next = head };

        Node? clone = null;
        Thread thread = new(() => clone = StateCloner.Clone(head), 256 * 1024);
        thread.Start();
        thread.Join();

        int length = 0;
        for (Node? node = clone; node is not null; node = node.Next)
            Assert.Equal(length++, node.Id);
        Assert.Equal(Count, length);
    }

    [Fact]
    public void Several_threads_clone_one_graph_at_once()
    {
        Node head = new() { Tag = new List<Node>() };
        for (int id = 1; id < 20_000; id++)
            head = new Node { Id = id, Next = head, Tag = head.Tag };
        byte[] state = StateSerializer.Save(head);

        Parallel.For(0, 8, _ => Assert.Equal(state, StateSerializer.Save(StateCloner.Clone(head))));
    }

    [Fact]
    public void A_graph_that_cannot_be_saved_is_an_error_with_its_path()
    {
        StateException error = Assert.Throws<StateException>(() =>
            StateCloner.Clone(new Node { Next = new Node { Tag = new List<object> { 1, new MemoryStream() } } }));

        Assert.Equal((StateErrorCode.UnsavableType, "Node.Next.Tag[1]"), (error.Code, error.Path));
    }

    [Fact]
    public void Keys_that_become_equal_are_an_error_with_their_path()
    {
        Node one = new() { Id = 1 };
        Key first = new() { Part = one };
        Key second = new() { Part = new() { Id = 2 } };
        Node root = new() { Tag = new Dictionary<Key, int> { [first] = 1, [second] = 2 } };
        second.Part = one;

        StateException error = Assert.Throws<StateException>(() => StateCloner.Clone(root));

        Assert.Equal((StateErrorCode.DuplicateKey, "Node.Tag"), (error.Code, error.Path));
    }
}
