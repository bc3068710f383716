namespace Sentry.Trace;

/// <summary>An operation that the sentry answered differently from Linux.</summary>
internal sealed record TraceDifference(string Path, TraceStep Step, string Actual)
{
    public override string ToString() => $"{Path}:{Step.Line}: {Step.Operation}: expected {Step.Expected}, got {Actual}";
}

/// <summary>Replays traces, each on a freshly booted kernel, which can be replaced by its own restored checkpoint between operations.</summary>
internal sealed class TraceReplay
{
    private readonly TraceInterpreter _interpreter = new();
    private readonly CheckpointSchedule _schedule;

    public TraceReplay(CheckpointSchedule schedule)
    {
        _schedule = schedule;
    }

    /// <summary>The first difference, or <see langword="null"/> if every answer was the recorded one.</summary>
    public TraceDifference? Run(TraceFile trace)
    {
        using var scratch = new ScratchDirectory();
        var checkpoint = new CheckpointDirectory(scratch.Path);
        KernelHost host = KernelHost.Boot();
        try
        {
            for (int i = 0; i < trace.Steps.Count; i++)
            {
                TraceStep step = trace.Steps[i];
                if (_schedule.IsDueBefore(i)) host = Replace(host, checkpoint);
                string actual = _interpreter.Run(host.Kernel.Init, step.Operation);
                if (actual != step.Expected) return new TraceDifference(trace.Path, step, actual);
            }

            return null;
        }
        finally
        {
            host.Dispose();
        }
    }

    private static KernelHost Replace(KernelHost host, CheckpointDirectory checkpoint)
    {
        checkpoint.Save(host.Kernel);
        KernelHost restored = checkpoint.Load();
        host.Dispose();
        return restored;
    }
}
