namespace Stateify.Benchmarks.Peak;

/// <inheritdoc cref="IPeakCase"/>
/// <param name="name">The name.</param>
/// <param name="build">Makes the graph.</param>
/// <param name="isWhole">Whether a loaded graph is what was built.</param>
internal sealed class PeakCase<T>(string name, Func<T> build, Func<T, bool> isWhole) : IPeakCase
    where T : class
{
    public string Name => name;

    public string Measure()
    {
        string path = Path.GetTempFileName();
        try
        {
            T graph = build();
            long alone = Settle();
            long first = Peak(() => Save(graph, path)) - alone;
            Settle();
            long second = Peak(() => Save(graph, path)) - alone;
            GC.KeepAlive(graph);
            graph = null!;
            long encoded = new FileInfo(path).Length;
            T? loaded = null;
            long empty = Settle();
            long load = Peak(() => loaded = Load(path)) - empty;
            long live = Settle() - empty;
            return isWhole(loaded!)
                ? $"{name,-12}{Mebibytes(encoded),12}{Beside(first, encoded),22}{Beside(second, encoded),22}{Beside(load, live),22}"
                : throw new InvalidDataException($"{name} did not come back as it was.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Save(T graph, string path)
    {
        using FileStream file = File.Create(path);
        StateSerializer.Save(graph, file);
    }

    private static T? Load(string path)
    {
        using FileStream file = File.OpenRead(path);
        return StateSerializer.Load<T>(file);
    }

    private static long Peak(Action action)
    {
        ResidentMemory.ForgetPeak();
        action();
        return ResidentMemory.Peak();
    }

    /// <summary>Has the runtime give back what it does not need.</summary>
    /// <returns>What is left.</returns>
    private static long Settle()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return ResidentMemory.Now();
    }

    private static string Beside(long peak, long whole) => $"{Mebibytes(peak)} = {(double)peak / whole:F2}x";

    private static string Mebibytes(long bytes) => $"{bytes / 1048576.0:F0} MiB";
}
