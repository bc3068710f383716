namespace Sentry.Trace;

/// <summary>
/// Replays traces, each on a freshly booted kernel, which can be replaced by its own restored checkpoint between operations.
/// </summary>
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
        _schedule.Begin(Path.GetFileName(trace.Path));
        using var scratch = new ScratchDirectory(inMemory: true);
        var checkpoint = new CheckpointDirectory(scratch.Path);
        KernelHost host = KernelHost.Boot();
        try
        {
            for (int i = 0; i < trace.Steps.Count; i++)
            {
                TraceStep step = trace.Steps[i];
                string actual = Answer(ref host, checkpoint, i, step.Operation);
                if (actual != step.Expected) return new TraceDifference(trace.Path, step, actual);
            }

            return null;
        }
        finally
        {
            host.Dispose();
        }
    }

    /// <summary>
    /// A failure of the sentry itself is an answer too, a wrong one: it must not keep the other traces from being replayed.
    /// </summary>
    private string Answer(ref KernelHost host, CheckpointDirectory checkpoint, int index, string operation)
    {
        try
        {
            if (_schedule.IsDueBefore(index)) host = Replace(host, checkpoint);
            return _interpreter.Run(host.Kernel.Init, operation);
        }
        catch (Exception failure)
        {
            return $"{failure.GetType().Name}: {failure.Message}";
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
