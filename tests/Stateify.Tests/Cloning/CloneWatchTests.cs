using Stateify.Tests.Graph;

namespace Stateify.Tests.Cloning;

/// <summary>Cancellation and progress of clones.</summary>
public sealed class CloneWatchTests
{
    private const int Links = 100_000;

    // 64 KiB of rows of 8 bytes; the loops ask at least that often.
    private const int MostBetweenChecks = 8 * 1024;

    [Fact]
    public void The_walk_stops_soon()
    {
        Counted root = Counted.Chain(Links);
        using CancellationTokenSource source = new();
        Counted.OnSave = saved => CancelAt(saved, 1000, source);

        OperationCanceledException error = Assert.Throws<OperationCanceledException>(() =>
            StateCloner.Clone(root, new CloneOptions { CancellationToken = source.Token }));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.InRange(Counted.Saved, 1000, 1000 + MostBetweenChecks);
        Counted.OnSave = null;
        Assert.NotNull(StateCloner.Clone(root));
    }

    [Fact]
    public void Filling_stops_soon()
    {
        Counted root = Counted.Chain(Links);
        using CancellationTokenSource source = new();
        Counted.OnMake = made => CancelAt(made, 1000, source);

        Assert.Throws<OperationCanceledException>(() => StateCloner.Clone(root, new CloneOptions { CancellationToken = source.Token }));

        Assert.InRange(Counted.Made, 1000, 1000 + MostBetweenChecks);
        Counted.OnMake = null;
    }

    [Theory]
    [InlineData(StatePhase.Create, false)]
    [InlineData(StatePhase.Fill, true)]
    [InlineData(StatePhase.Complete, true)]
    public void A_clone_stops_in_every_phase_and_AfterSave_has_run(StatePhase phase, bool succeeded)
    {
        Busy root = new() { Nodes = [new()], Numbers = [1], Next = new() };
        bool? told = null;
        root.OnAfterSave = (_, context) => told = context.Succeeded;
        using CancellationTokenSource source = new();
        Reports reports = new(report =>
        {
            if (report.Phase == phase && report.Objects > 0)
                source.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() =>
            StateCloner.Clone(root, new CloneOptions { CancellationToken = source.Token, Progress = new Slow(reports) }));

        Assert.Equal((phase, succeeded), (reports[^1].Phase, told));
    }

    [Fact]
    public void Each_phase_reports_up_to_its_end()
    {
        Reports reports = [];
        Busy root = new() { Nodes = [.. Enumerable.Range(0, 3000).Select(static i => new Node { Id = i })], Names = ["a"], Next = new() };

        StateCloner.Clone(root, new CloneOptions { Progress = reports });

        Assert.Equal([StatePhase.Walk, StatePhase.Create, StatePhase.Fill, StatePhase.Complete], reports.Phases);
        foreach (StatePhase phase in reports.Phases.Skip(1))
        {
            StateProgress last = reports.Last(report => report.Phase == phase);
            Assert.Equal((last.TotalObjects, last.TotalBytes), (last.Objects, last.Bytes));
        }

        Assert.True(reports.Last(static report => report.Phase == StatePhase.Walk).Objects > 3000);
        Assert.Equal(2, reports[^1].Objects);
    }

    private static void CancelAt(int count, int at, CancellationTokenSource source)
    {
        if (count == at)
            source.Cancel();
    }

    /// <summary>Takes so long that every table is reported.</summary>
    private sealed class Slow(Reports reports) : IProgress<StateProgress>
    {
        public void Report(StateProgress value)
        {
            Thread.Sleep(60);
            reports.Report(value);
        }
    }
}
