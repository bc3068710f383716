namespace Stateify.Tests.Graph;

public sealed class CancellationTests
{
    private const int Links = 100_000;

    // 64 KiB of rows of the narrowest width; the loops ask at least that often.
    private const int MostBetweenChecks = 64 * 1024;

    [Fact]
    public void A_walk_over_objects_of_one_type_stops_soon()
    {
        Counted root = Counted.Chain(Links);
        using CancellationTokenSource source = new();
        Counted.OnSave = saved => CancelAt(saved, 1000, source);
        using MemoryStream output = new();

        OperationCanceledException error = Assert.Throws<OperationCanceledException>(() =>
            StateSerializer.Save(root, output, new SaveOptions { CancellationToken = source.Token }));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.InRange(Counted.Saved, 1000, 1000 + (MostBetweenChecks / 8));
        Assert.Equal(0, output.Length);
        Counted.OnSave = null;
        Assert.Equal(StateSerializer.Save(Counted.Chain(Links)), StateSerializer.Save(root));
    }

    [Fact]
    public void A_walk_over_the_elements_of_one_collection_stops_soon()
    {
        Counted root = Counted.Chain(1);
        root.Items = new CountedItem[Links];
        using CancellationTokenSource source = new();
        Counted.OnSave = saved => CancelAt(saved, 1000, source);

        Assert.Throws<OperationCanceledException>(() => StateSerializer.Save(root, new SaveOptions { CancellationToken = source.Token }));

        Assert.InRange(Counted.Saved, 1000, 1000 + (MostBetweenChecks / 4));
    }

    [Fact]
    public void Writing_stops_soon_and_AfterSave_runs()
    {
        Busy root = new() { Nodes = [.. Enumerable.Range(0, Links).Select(i => new Node { Id = i })], Names = [.. Enumerable.Range(0, Links).Select(i => $"{i}")] };
        bool? succeeded = null;
        root.OnAfterSave = (_, context) => succeeded = context.Succeeded;
        using CancellationTokenSource source = new();
        using CancellingStream output = new(source, cancelAt: 1 << 20);

        Assert.Throws<OperationCanceledException>(() => StateSerializer.Save(root, output, new SaveOptions { CancellationToken = source.Token }));

        Assert.InRange(output.Length, 1 << 20, (1 << 20) + (2 * MostBetweenChecks));
        Assert.False(succeeded);
        root.OnAfterSave = null;
        Isomorphism.Demand(root, StateSerializer.Load<Busy>(StateSerializer.Save(root)));
    }

    [Fact]
    public void Writing_on_all_cores_stops()
    {
        using CancellationTokenSource source = new();
        Reports reports = new(report => CancelIn(StatePhase.Write, report, source));

        Assert.Throws<OperationCanceledException>(() => StateSerializer.Save(
            new Containers { Ints = new int[4 << 20] }, new SaveOptions { CancellationToken = source.Token, Progress = reports }));

        Assert.Equal(StatePhase.Write, Assert.Single(reports, static report => report.Phase == StatePhase.Write).Phase);
    }

    [Fact]
    public void A_cancelled_save_leaves_a_state_file_as_it_was()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "chain.state");
        StateFile.Save(path, Counted.Chain(10));
        byte[] before = File.ReadAllBytes(path);
        using CancellationTokenSource source = new();
        Reports reports = new(report => CancelIn(StatePhase.Write, report, source));

        Assert.Throws<OperationCanceledException>(() => StateFile.Save(
            path,
            Counted.Chain(Links),
            options: new SaveOptions { CancellationToken = source.Token, Progress = reports },
            fileOptions: new() { Overwrite = true }));

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void A_save_that_is_cancelled_before_it_begins_runs_no_hook()
    {
        bool hasRun = false;
        Busy root = new() { OnBeforeSave = _ => hasRun = true, OnAfterSave = (_, _) => hasRun = true };

        Assert.ThrowsAny<OperationCanceledException>(() => StateSerializer.Save(root, new SaveOptions { CancellationToken = new(true) }));

        Assert.False(hasRun);
    }

    [Fact]
    public void Hooks_that_obey_the_token_end_the_save_and_others_fail_it()
    {
        using CancellationTokenSource source = new();
        Busy root = new();
        SaveOptions options = new() { CancellationToken = source.Token };
        root.OnBeforeSave = _ => throw new OperationCanceledException();

        Assert.Equal(StateErrorCode.HookFailed, Assert.Throws<StateException>(() => StateSerializer.Save(root, options)).Code);

        root.OnBeforeSave = _ =>
        {
            source.Cancel();
            options.CancellationToken.ThrowIfCancellationRequested();
        };
        Assert.Throws<OperationCanceledException>(() => StateSerializer.Save(root, options));
    }

    [Fact]
    public void Filling_objects_of_one_type_stops_soon()
    {
        byte[] state = StateSerializer.Save(Counted.Chain(Links));
        using CancellationTokenSource source = new();
        Counted.OnMake = made => CancelAt(made, 1000, source);

        Assert.Throws<OperationCanceledException>(() =>
            StateSerializer.Load<Counted>(state, new LoadOptions { CancellationToken = source.Token }));

        Assert.InRange(Counted.Made, 1000, 1000 + (MostBetweenChecks / 8));
        Counted.OnMake = null;
        Assert.NotNull(StateSerializer.Load<Counted>(state));
    }

    [Theory]
    [InlineData(StatePhase.Read)]
    [InlineData(StatePhase.Create)]
    [InlineData(StatePhase.Fill)]
    [InlineData(StatePhase.Complete)]
    public void A_load_stops_in_every_phase(StatePhase phase)
    {
        using MemoryStream input = new(StateSerializer.Save(new Busy
        {
            Nodes = [new()],
            Numbers = [1],
            Next = new() { Names = ["a"], Next = new() },
        }));
        using CancellationTokenSource source = new();
        Reports reports = new(report => CancelIn(phase, report, source));

        Assert.Throws<OperationCanceledException>(() =>
            StateSerializer.Load<Busy>(input, new LoadOptions { CancellationToken = source.Token, Progress = reports }));

        Assert.Equal(phase, reports[^1].Phase);
    }

    [Fact]
    public void Reading_a_stream_stops_soon()
    {
        using CancellationTokenSource source = new();
        using CancellingStream input = new(source, cancelAt: 1);
        input.SetLength(64 << 20);

        Assert.Throws<OperationCanceledException>(() => StateSerializer.Load<Node>(input, new LoadOptions { CancellationToken = source.Token }));

        Assert.InRange(input.Position, 1, 2 << 20);
    }

    [Fact]
    public void A_file_is_loaded_under_the_options_token()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "chain.state");
        StateFile.Save(path, Counted.Chain(10));
        using CancellationTokenSource source = new();
        Reports reports = new(report => CancelIn(StatePhase.Read, report, source));

        Assert.Throws<OperationCanceledException>(() => StateFile.Load<Counted>(
            path, new LoadOptions { CancellationToken = source.Token, Progress = reports }));
    }

    private static void CancelAt(int count, int at, CancellationTokenSource source)
    {
        if (count == at)
            source.Cancel();
    }

    private static void CancelIn(StatePhase phase, StateProgress report, CancellationTokenSource source)
    {
        if (report.Phase == phase)
            source.Cancel();
    }

    private sealed class CancellingStream(CancellationTokenSource source, long cancelAt) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            CancelAfter();
        }

        public override int Read(Span<byte> buffer)
        {
            int length = base.Read(buffer);
            CancelAfter();
            return length;
        }

        private void CancelAfter()
        {
            if (Position >= cancelAt)
                source.Cancel();
        }
    }
}
