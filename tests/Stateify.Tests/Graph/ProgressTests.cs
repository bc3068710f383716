namespace Stateify.Tests.Graph;

public sealed class ProgressTests
{
    [Fact]
    public void A_save_reports_walk_and_write_up_to_the_end()
    {
        Reports reports = [];

        byte[] state = StateSerializer.Save(Graph(), new SaveOptions { Progress = reports });

        Assert.Equal([StatePhase.Walk, StatePhase.Write], reports.Phases);
        Assert.Equal(new StateProgress(StatePhase.Walk, 0, null, 0, null), reports[0]);
        StateProgress walked = reports.Last(static report => report.Phase == StatePhase.Walk);
        Assert.True(walked.Objects > 3000);
        Assert.Equal(new StateProgress(StatePhase.Write, walked.Objects, walked.Objects, state.Length, state.Length), reports[^1]);
        Assert.InRange(walked.Bytes, state.Length - 4096, state.Length);
    }

    [Fact]
    public void A_load_reports_every_phase_up_to_its_end()
    {
        Reports reports = [];
        byte[] state = StateSerializer.Save(Graph());
        using MemoryStream input = new(state);

        StateSerializer.Load<Busy>(input, new LoadOptions { Progress = reports });

        Assert.Equal([StatePhase.Read, StatePhase.Create, StatePhase.Fill, StatePhase.Complete], reports.Phases);
        foreach (StatePhase phase in reports.Phases)
        {
            StateProgress first = reports.First(report => report.Phase == phase);
            StateProgress last = reports.Last(report => report.Phase == phase);
            Assert.Equal((0, 0), (first.Objects, first.Bytes));
            Assert.Equal((last.TotalObjects ?? 0, last.TotalBytes), (last.Objects, last.Bytes));
        }

        Assert.Equal(state.Length, reports.Last(static report => report.Phase == StatePhase.Read).TotalBytes);
        Assert.Equal(2, reports[^1].Objects);
    }

    [Fact]
    public void A_long_phase_reports_in_between_and_never_backwards()
    {
        Reports reports = new(static _ => Thread.Sleep(60));

        byte[] state = StateSerializer.Save(Graph(), new SaveOptions { Progress = reports });
        StateSerializer.Load<Busy>(state, new LoadOptions { Progress = reports });

        foreach (StatePhase phase in new[] { StatePhase.Write, StatePhase.Create, StatePhase.Fill })
        {
            long[] bytes = [.. reports.Where(report => report.Phase == phase).Select(static report => report.Bytes)];
            Assert.Equal(bytes.Order(), bytes);
            Assert.True(bytes.Distinct().Count() > 2, $"{phase} reported only {string.Join(", ", bytes)}.");
        }

        Assert.All(reports, static report => Assert.True(report.Objects <= (report.TotalObjects ?? long.MaxValue)));
        Assert.All(reports, static report => Assert.True(report.Bytes <= (report.TotalBytes ?? long.MaxValue)));
    }

    [Fact]
    public void What_a_report_throws_ends_save_and_load_as_it_is()
    {
        byte[] state = StateSerializer.Save(Graph());
        foreach (StatePhase phase in Enum.GetValues<StatePhase>().Where(static phase => phase is not (StatePhase.None or StatePhase.Read)))
        {
            Reports reports = new(report =>
            {
                if (report.Phase == phase)
                    throw new InvalidOperationException($"{phase}");
            });

            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            {
                StateSerializer.Save(Graph(), new SaveOptions { Progress = reports });
                StateSerializer.Load<Busy>(state, new LoadOptions { Progress = reports });
            });

            Assert.Equal($"{phase}", error.Message);
        }
    }

    private static Busy Graph() => new()
    {
        Nodes = [.. Enumerable.Range(0, 3000).Select(static i => new Node { Id = i })],
        Names = [.. Enumerable.Range(0, 3000).Select(static i => $"{i}")],
        Numbers = [.. Enumerable.Range(0, 100_000)],
        Next = new(),
    };
}
