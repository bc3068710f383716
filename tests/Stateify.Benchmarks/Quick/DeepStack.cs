namespace Stateify.Benchmarks.Quick;

/// <summary>Runs code where a recursive serializer survives a long list.</summary>
internal static class DeepStack
{
    // Address space only: the kernel provides the pages that are touched.
    private const int Size = 1 << 30;

    /// <summary>Runs an action on a thread of its own and waits for it.</summary>
    public static void Run(Action action)
    {
        Thread thread = new(() => action(), Size);
        thread.Start();
        thread.Join();
    }
}
