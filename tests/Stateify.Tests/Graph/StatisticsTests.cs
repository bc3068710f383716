namespace Stateify.Tests.Graph;

public sealed class StatisticsTests
{
    [Fact]
    public void A_save_says_what_each_type_takes()
    {
        StateStatistics? statistics = null;

        byte[] state = StateSerializer.Save(Graph(), new SaveOptions { Statistics = value => statistics = value });

        const string Namespace = "Stateify.Tests.Graph.";
        Assert.Equal(
            [
                new TypeStatistics($"{Namespace}Containers", 1, 1, statistics!.Types[0].Bytes),
                new TypeStatistics($"{Namespace}Node[]", 1, 3, 4 + (3 * 4)),
                new TypeStatistics($"{Namespace}Node", 2, 2, 2 * 20),
                new TypeStatistics("System.String", 2, 5, (2 * 4) + 5),
                new TypeStatistics("System.Collections.Generic.List`1<System.Int32>", 1, 1000, 4 + (1000 * 4)),
            ],
            statistics.Types.OrderBy(static type => type.Name switch
            {
                $"{Namespace}Containers" => 0,
                $"{Namespace}Node[]" => 1,
                $"{Namespace}Node" => 2,
                "System.String" => 3,
                _ => 4,
            }));
        Assert.Equal((state.Length, 7), (statistics.Bytes, statistics.Objects));
        Assert.True(statistics.WalkTime > TimeSpan.Zero && statistics.WriteTime > TimeSpan.Zero);
    }

    [Fact]
    public void An_image_or_a_file_says_the_same_without_being_loaded()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "graph.state");
        StateStatistics? saved = null;
        SaveOptions options = new() { Statistics = value => saved = value };
        byte[] state = StateSerializer.Save(PlatformSpecimen.Create(), options);
        StateStatistics read = StateSerializer.ReadStatistics(state);

        Assert.Equal(saved!.Types, read.Types);
        Assert.Equal((saved.Bytes, saved.Objects), (read.Bytes, read.Objects));
        Assert.Equal((null, null), (read.WalkTime, read.WriteTime));

        StateFile.Save(path, Graph(), options: options);
        Assert.Equal(saved.Types, StateFile.ReadStatistics(path).Types);
    }

    [Fact]
    public void What_takes_more_than_the_budget_is_not_read()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "graph.state");
        StateFile.Save(path, new byte[1 << 20], fileOptions: new() { Compression = FrameCompression.Deflate() });
        LoadOptions options = new() { Budget = 1 << 19 };

        Assert.Equal(StateErrorCode.BudgetExceeded, Assert.Throws<StateException>(() => StateFile.ReadStatistics(path, options)).Code);
        Assert.Equal(1, StateFile.ReadStatistics(path).Objects);
    }

    [Fact]
    public void A_save_that_fails_says_nothing()
    {
        bool hasSaid = false;
        SaveOptions options = new() { Statistics = _ => hasSaid = true };

        Assert.Throws<StateException>(() => StateSerializer.Save(new Busy { OnAfterSave = static (_, _) => throw new InvalidOperationException() }, options));
        Assert.Throws<StateException>(() => StateSerializer.Save(new Busy { OnSave = static _ => throw new InvalidOperationException() }, options));

        Assert.False(hasSaid);
    }

    [Fact]
    public void A_damaged_image_has_no_statistics()
    {
        byte[] state = StateSerializer.Save(Graph());

        Assert.Equal(StateErrorCode.Truncated, Assert.Throws<StateException>(() => StateSerializer.ReadStatistics(state.AsMemory(0, state.Length - 1))).Code);
        for (int i = 0; i < state.Length - 4100; i++)
        {
            byte[] damaged = [.. state];
            damaged[i] ^= 0x10;
            try
            {
                StateStatistics statistics = StateSerializer.ReadStatistics(damaged);
                Assert.Equal(state.Length, statistics.Bytes);
            }
            catch (StateException)
            {
                // Typed, as it should be.
            }
        }
    }

    private static Containers Graph()
    {
        Node node = new() { Tag = "abc" };
        return new Containers { Any = "de", Nodes = [node, new Node { Next = node }, null!], IntList = [.. Enumerable.Range(0, 1000)] };
    }
}
