using Sentry;
using Sentry.Demo;
using Sentry.Trace;

const string usage = """
    usage: Sentry [demo]                      checkpoint, kill, restore in a new process, compare
           Sentry run [REPORT]                run the demo's guest to its end
           Sentry checkpoint DIR [--hold]     run half of it and checkpoint; --hold: wait for a line on standard input
           Sentry restore DIR [REPORT]        restore it and run the other half
           Sentry trace [--checkpoint-every K | --random-checkpoints SEED] FILE|DIRECTORY...
                                              replay recorded operations and compare with Linux
    """;

ReadOnlySpan<string> rest = args.Length > 0 ? args.AsSpan(1) : [];
try
{
    return (args.Length > 0 ? args[0] : "demo") switch
    {
        "demo" => DemoCommand.Run(),
        "run" => GuestCommands.Run(rest),
        "checkpoint" => GuestCommands.Checkpoint(rest),
        "restore" => GuestCommands.Restore(rest),
        "trace" => TraceCommand.Run(rest),
        string other => throw new UsageException($"There is no command '{other}'."),
    };
}
catch (UsageException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine(usage);
    return 2;
}
catch (Exception problem) when (problem is StateException or StateFileException or MemoryFileException
    or IOException or InvalidDataException or FormatException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
