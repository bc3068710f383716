namespace Sentry.Demo;

/// <summary>
/// The command <c>demo</c>: one process runs half of a workload, checkpoints and is killed; a second process restores the
/// checkpoint and runs the other half; the end is compared with that of a run nobody interrupted.
/// </summary>
internal static class DemoCommand
{
    public static int Run()
    {
        using var scratch = new ScratchDirectory();
        string checkpoint = System.IO.Path.Combine(scratch.Path, "checkpoint");
        string expected = System.IO.Path.Combine(scratch.Path, "uninterrupted");
        string actual = System.IO.Path.Combine(scratch.Path, "restored");
        bool isComplete = RunToEnd("uninterrupted run", "run", expected)
            && RunAndKill("checkpoint", checkpoint, "--hold")
            && RunToEnd("restored run", "restore", checkpoint, actual);
        if (!isComplete) return 1;
        Console.WriteLine("comparison of both ends");
        bool areEqual = ReportComparison.Print(File.ReadAllLines(expected), File.ReadAllLines(actual));
        Console.WriteLine(areEqual ? "The restored sentry ended exactly like the uninterrupted one." : "The runs ended differently.");
        return areEqual ? 0 : 1;
    }

    private static bool RunToEnd(string title, params string[] arguments)
    {
        using SentryProcess process = SentryProcess.Start(arguments);
        Console.WriteLine($"{title}, process {process.Id}");
        process.PrintUntil(null);
        int exitCode = process.WaitForExit();
        if (exitCode != 0) Console.WriteLine($"  failed with exit code {exitCode}");
        return exitCode == 0;
    }

    private static bool RunAndKill(params string[] arguments)
    {
        using SentryProcess process = SentryProcess.Start(arguments);
        Console.WriteLine($"interrupted run, process {process.Id}");
        bool isWritten = process.PrintUntil(GuestCommands.CheckpointWritten);
        int exitCode = process.Kill();
        Console.WriteLine($"  {(isWritten ? "killed with SIGKILL" : "ended before its checkpoint")}, exit code {exitCode}");
        return isWritten;
    }
}
