using System.Diagnostics;
using System.Globalization;

namespace Sentry.Demo;

/// <summary>The commands that run the demo's guest, whole or in two processes: run, checkpoint and restore.</summary>
internal static class GuestCommands
{
    /// <summary>The first words of the line that tells a waiting parent that the checkpoint can be restored.</summary>
    public const string CheckpointWritten = "checkpoint";

    /// <summary><c>run [REPORT]</c>: the whole workload in one go.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        using KernelHost host = Workload.Boot();
        Finish(host.Kernel, arguments.Length > 0 ? arguments[0] : null);
        return 0;
    }

    /// <summary><c>checkpoint DIR [--hold]</c>: half of the workload, then a checkpoint; with --hold it waits to be killed.</summary>
    public static int Checkpoint(ReadOnlySpan<string> arguments)
    {
        CheckpointDirectory directory = DirectoryOf(arguments);
        bool hold = arguments.Length > 1;
        if (hold && arguments[1] != "--hold") throw new UsageException($"There is no option '{arguments[1]}'.");
        using KernelHost host = Workload.Boot();
        Stopwatch watch = Stopwatch.StartNew();
        Workload.RunTo(host.Kernel, Workload.Rounds / 2);
        Console.WriteLine(Line($"ran {host.Kernel.Rounds} rounds in {watch.ElapsedMilliseconds} ms; {Describe(host.Kernel)}"));
        watch.Restart();
        directory.Save(host.Kernel);
        Console.WriteLine(Line($"{CheckpointWritten} written in {watch.ElapsedMilliseconds} ms: {directory.DescribeFiles()}"));

        // Waiting on the parent and not forever: if the parent dies, so does this process.
        if (hold) Console.In.ReadLine();
        return 0;
    }

    /// <summary><c>restore DIR [REPORT]</c>: a new kernel from a checkpoint, and the rest of the workload.</summary>
    public static int Restore(ReadOnlySpan<string> arguments)
    {
        CheckpointDirectory directory = DirectoryOf(arguments);
        Stopwatch watch = Stopwatch.StartNew();
        using KernelHost host = directory.Load();
        Console.WriteLine(Line($"restored after round {host.Kernel.Rounds} in {watch.ElapsedMilliseconds} ms; {Describe(host.Kernel)}"));
        Finish(host.Kernel, arguments.Length > 1 ? arguments[1] : null);
        return 0;
    }

    private static void Finish(Kernel kernel, string? reportPath)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int before = kernel.Rounds;
        Workload.RunTo(kernel, Workload.Rounds);
        Console.WriteLine(Line($"ran {kernel.Rounds - before} rounds in {watch.ElapsedMilliseconds} ms; {Describe(kernel)}"));
        List<string> report = StateReport.Of(kernel);
        if (reportPath is null) report.ForEach(Console.WriteLine);
        else File.WriteAllLines(reportPath, report);
    }

    private static CheckpointDirectory DirectoryOf(ReadOnlySpan<string> arguments) =>
        arguments.Length > 0 ? new CheckpointDirectory(arguments[0]) : throw new UsageException("A checkpoint directory is missing.");

    private static string Describe(Kernel kernel)
    {
        int descriptors = kernel.Tasks.Sum(task => task.Files.Descriptors.Count());
        int mounts = kernel.Mounts.Mounts.Count();
        int signals = kernel.Tasks.Sum(task => task.Signals.Count);
        double pages = kernel.Memory.Usage.AllocatedBytes / (1024.0 * 1024);
        return Line(
            $"{kernel.Tasks.Count} tasks, {descriptors} descriptors, {mounts} mounts, {signals} pending signals, {pages:f1} MiB of pages");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
