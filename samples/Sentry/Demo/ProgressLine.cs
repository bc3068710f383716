using System.Diagnostics;

namespace Sentry.Demo;

/// <summary>One line on a terminal that is written over while something long goes on; nothing when errors go to a file.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int MillisecondsBetween = 100;

    private readonly string _what;
    private readonly int _total;
    private readonly Stopwatch _sinceShown = new();

    public ProgressLine(string what, int total)
    {
        _what = what;
        _total = total;
    }

    public void Show(int done)
    {
        if (Console.IsErrorRedirected || (_sinceShown.IsRunning && _sinceShown.ElapsedMilliseconds < MillisecondsBetween)) return;
        _sinceShown.Restart();
        Console.Error.Write($"\r  {_what}: {done} of {_total} ({100L * done / _total} %) ");
    }

    public void Dispose()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\e[K");
    }
}
