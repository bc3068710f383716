using System.Diagnostics;
using System.Globalization;

namespace Stateify.Fuzz;

/// <summary>The command line: see README.md.</summary>
internal static class Program
{
    private const int StatesByDefault = 100_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public static int Main(string[] arguments)
    {
        if (arguments is ["--write-corpus", string corpus])
        {
            Seed.WriteAll(corpus);
            return 0;
        }
        int states = Number(arguments, "--states", StatesByDefault);
        int seed = Number(arguments, "--seed", 1);
        int only = Number(arguments, "--only", -1);
        return only >= 0 ? Run(seed, only, only + 1, threads: 1) : Run(seed, 0, states, Environment.ProcessorCount);
    }

    private static int Number(string[] arguments, string name, int otherwise)
    {
        int at = Array.IndexOf(arguments, name);
        return at < 0 ? otherwise : int.Parse(arguments[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static int Run(int seed, int first, int end, int threads)
    {
        int faults = 0;
        (int Number, byte[] State, long Since)[] current = new (int, byte[], long)[threads];
        FuzzRun[] runs = new FuzzRun[threads];
        for (int thread = 0; thread < threads; thread++)
        {
            int own = thread;
            runs[thread] = new FuzzRun(seed)
            {
                OnBegin = (number, state) => current[own] = (number, state, Stopwatch.GetTimestamp()),
                OnFault = (number, state, fault) =>
                {
                    Interlocked.Increment(ref faults);
                    WriteReproducer(seed, number, state, fault);
                },
            };
        }

        Stopwatch watch = Stopwatch.StartNew();
        Task[] tasks =
        [
            .. runs.Select((run, thread) => Task.Factory.StartNew(
                () => run.Run(first + thread, threads, end), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        while (!Task.WaitAll(tasks, TimeSpan.FromSeconds(1)))
        {
            for (int thread = 0; thread < threads; thread++)
            {
                // What makes the states may be at fault, too.
                if (tasks[thread].IsFaulted)
                    tasks[thread].GetAwaiter().GetResult();
                (int number, byte[] state, long since) = current[thread];
                if (state is not null && !tasks[thread].IsCompleted && Stopwatch.GetElapsedTime(since) > Hang)
                {
                    WriteReproducer(seed, number, state, $"It does not end within {Hang}.");
                    return 1;
                }
            }
        }

        Console.WriteLine($"{end - first} states, seed {seed}, {watch.Elapsed.TotalSeconds.ToString("f0", CultureInfo.InvariantCulture)} s, {faults} faults");
        foreach (IGrouping<string, int> outcome in runs.SelectMany(static run => run.Outcomes).GroupBy(static entry => entry.Key, static entry => entry.Value).OrderByDescending(static group => group.Sum()))
            Console.WriteLine($"{outcome.Sum(),9} {outcome.Key}");
        return faults == 0 ? 0 : 1;
    }

    private static void WriteReproducer(int seed, int number, byte[] state, string fault)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"reproducer-{seed}-{number}");
        File.WriteAllBytes($"{name}.bin", state);
        File.WriteAllText($"{name}.txt", fault);
        Console.WriteLine($"{name}.bin: {fault.Split('\n')[0]}");
    }
}
