namespace Stateify.Tests.Graph;

public sealed class ConcurrentSaveTests
{
    private const int Threads = 4;

    [Fact]
    public void Threads_that_save_one_graph_write_the_same_bytes()
    {
        Containers root = Graph();
        byte[] expected = StateSerializer.Save(root);

        byte[][] states = OnThreads(_ => StateSerializer.Save(root), times: 50);

        Assert.All(states, state => Assert.Equal(expected, state));
    }

    [Fact]
    public void Threads_that_save_overlapping_graphs_write_what_each_would_alone()
    {
        Containers shared = Graph();
        Containers[] roots = [.. Enumerable.Range(0, Threads).Select(i => new Containers { Any = i, Owners = new() { [i] = shared }, OwnerList = [shared] })];
        byte[][] expected = [.. roots.Select(root => StateSerializer.Save(root))];

        byte[][] states = OnThreads(thread => StateSerializer.Save(roots[thread]), times: 50);

        for (int i = 0; i < states.Length; i++)
            Assert.Equal(expected[i % Threads], states[i]);
    }

    [Fact]
    public void A_collection_that_another_thread_changes_is_named_and_the_next_save_works()
    {
        foreach ((string path, Action<Busy> change) in Changes())
        {
            Busy root = Subject();
            ChangeInLastWalk(root.Next!, change);
            using MemoryStream output = new();

            StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root, output));

            Assert.Equal((StateErrorCode.ConcurrentMutation, "Busy.Next." + path), (error.Code, error.Path));
            root.Next!.OnSave = null;
            Isomorphism.Demand(root.Next, StateSerializer.Load<Busy>(StateSerializer.Save(root))!.Next);
        }
    }

    [Fact]
    public void A_list_that_was_empty_is_named_when_it_grows()
    {
        Busy root = Subject();
        root.Next!.Nodes.Clear();
        ChangeInLastWalk(root.Next, static busy => busy.Nodes.Add(new Node()));

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal((StateErrorCode.ConcurrentMutation, "Busy.Next.Nodes"), (error.Code, error.Path));
    }

    [Fact]
    public void A_save_that_fails_runs_AfterSave_of_all_newest_first_and_a_file_stays_as_it_was()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "busy.state");
        StateFile.Save(path, Subject());
        byte[] before = File.ReadAllBytes(path);
        List<string> log = [];
        Busy root = Subject();
        root.Name = "root";
        root.Next!.Name = "next";
        ChangeInLastWalk(root.Next, static busy => busy.Numbers.Add(1));
        root.OnAfterSave = root.Next.OnAfterSave = (self, context) => log.Add($"{self.Name} {context.Succeeded}");

        Assert.Throws<StateException>(() => StateFile.Save(path, root, fileOptions: new() { Overwrite = true }));

        Assert.Equal(["next False", "root False"], log);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void An_AfterSave_that_throws_does_not_keep_the_others_from_running()
    {
        List<string> log = [];
        Busy root = new() { Name = "root", Next = new Busy { Name = "next" } };
        root.OnAfterSave = (self, _) => log.Add(self.Name);
        root.Next.OnAfterSave = (_, _) => throw new InvalidOperationException("no");

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.HookFailed, error.Code);
        Assert.Equal(["root"], log);
    }

    [Fact]
    public void A_save_beside_a_thread_that_changes_collections_works_or_says_which_one_changed()
    {
        Busy root = new();
        using CancellationTokenSource stop = new();
        Thread mutator = new(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                root.Numbers.Add(i);
                root.Nodes.Add(new Node { Id = i });
                root.ById[i] = new Node { Id = i };
                root.Names.Add($"{i}");
                if (i % 1000 != 0)
                    continue;
                root.Numbers = [];
                root.Nodes.Clear();
                root.ById.Clear();
                root.Names.Clear();
                root.Numbers.TrimExcess();
            }
        });
        mutator.Start();

        int saved = 0;
        int refused = 0;
        for (long end = Environment.TickCount64 + 1000; Environment.TickCount64 < end;)
        {
            try
            {
                StateSerializer.Load<Busy>(StateSerializer.Save(root));
                saved++;
            }
            catch (StateException error)
            {
                Assert.Equal(StateErrorCode.ConcurrentMutation, error.Code);
                Assert.Matches(@"^Busy\.(Numbers|Nodes|ById|Names)$", error.Path);
                refused++;
            }
        }

        stop.Cancel();
        mutator.Join();

        Assert.True(refused > 0, $"{saved} saves met no change.");
        Isomorphism.Demand(root, StateSerializer.Load<Busy>(StateSerializer.Save(root)));
    }

    private static IEnumerable<(string Path, Action<Busy> Change)> Changes()
    {
        yield return ("Numbers", static busy => busy.Numbers.Add(1));
        yield return ("Numbers", static busy => busy.Numbers.Clear());
        yield return ("Nodes", static busy => busy.Nodes.Add(new Node()));
        yield return ("Nodes", static busy => busy.Nodes.RemoveAt(0));
        yield return ("ById", static busy => busy.ById.Add(99, new Node()));
        yield return ("ById", static busy => busy.ById.Remove(1));
        yield return ("Names", static busy => busy.Names.Add("new"));
        yield return ("Names", static busy => busy.Names.Clear());
    }

    /// <summary>Changes an object when its collections have been found for the last time: hooks make a save walk twice.</summary>
    private static void ChangeInLastWalk(Busy busy, Action<Busy> change)
    {
        int walks = 0;
        busy.OnSave = self =>
        {
            if (++walks == 2)
                OnAnotherThread(() => change(self));
        };
    }

    private static Busy Subject() => new()
    {
        Next = new() { Nodes = [new(), new()], Numbers = [1, 2], ById = { [1] = new(), [2] = new() }, Names = ["a", "b"] },
    };

    private static Containers Graph()
    {
        Node last = new() { Id = -1 };
        Containers root = new() { Nodes = new Node[500], Objects = new object[500], ByOwner = [], Owners = [], Texts = new string[100] };
        for (int i = 0; i < 500; i++)
        {
            root.Nodes[i] = last = new Node { Id = i, Next = last, Other = root.Nodes[i / 2], Tag = i % 3 == 0 ? root : $"{i}" };
            root.Objects[i] = i % 2 == 0 ? last : i;
        }

        for (int i = 0; i < 100; i++)
        {
            root.Texts[i] = (string?)(root.Nodes[i]!.Tag as string);
            root.Owners[i] = new Containers { Any = root.Owners.GetValueOrDefault(i - 1), IntList = [i], Set = [$"{i}"] };
            root.ByOwner[root.Owners[i]] = root.Nodes[i]!;
        }

        return root;
    }

    private static byte[][] OnThreads(Func<int, byte[]> save, int times)
    {
        byte[][] states = new byte[Threads * times][];
        using Barrier start = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < times; i++)
                states[(i * Threads) + thread] = save(thread);
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return states;
    }

    private static void OnAnotherThread(Action action)
    {
        Thread thread = new(() => action());
        thread.Start();
        thread.Join();
    }
}
