using System.Runtime.ExceptionServices;

namespace Stateify.Files;

/// <summary>Does something with each of several frames, on all processors.</summary>
internal static class ParallelFrames
{
    private static readonly ParallelOptions AllProcessors = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Does the work for every number from 0 to <paramref name="count"/> - 1, in no order. Throws what the first failing one threw.</summary>
    public static void ForEach(int count, Action<int> work)
    {
        if (count == 1)
        {
            work(0);
            return;
        }
        ExceptionDispatchInfo? failure = null;
        Parallel.For(0, count, AllProcessors, (frame, loop) =>
        {
            try
            {
                work(frame);
            }
            catch (Exception error)
            {
                // Later failures are consequences of the first.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
                loop.Stop();
            }
        });
        failure?.Throw();
    }
}
