using System.Globalization;

namespace Sentry.Trace;

/// <summary>The command <c>trace [--checkpoint-every K] [--random-checkpoints SEED] FILE...</c>.</summary>
internal static class TraceCommand
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        CheckpointSchedule schedule = CheckpointSchedule.Never;
        List<string> paths = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--checkpoint-every":
                    schedule = CheckpointSchedule.Every(Number(arguments, ++i));
                    break;
                case "--random-checkpoints":
                    schedule = CheckpointSchedule.Random(Number(arguments, ++i));
                    break;
                case string option when option.StartsWith("--", StringComparison.Ordinal):
                    throw new UsageException($"There is no option '{option}'.");
                default:
                    paths.Add(arguments[i]);
                    break;
            }
        }

        if (paths.Count == 0) throw new UsageException("There is no trace to replay.");
        return Replay(new TraceReplay(schedule), TraceFile.Find(paths)) ? 0 : 1;
    }

    private static bool Replay(TraceReplay replay, List<string> paths)
    {
        int differing = 0;
        foreach (string path in paths)
        {
            if (replay.Run(TraceFile.Read(path)) is not { } difference) continue;
            differing++;
            Console.WriteLine(difference);
        }

        Console.WriteLine($"{paths.Count - differing} equal, {differing} differ");
        return differing == 0;
    }

    private static int Number(ReadOnlySpan<string> arguments, int index) =>
        index < arguments.Length && int.TryParse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UsageException($"{arguments[index - 1]} needs a number.");
}
