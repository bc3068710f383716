using System.Diagnostics;
using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>
/// The machine's file system, on which one operation fails, or is the last that the process begins. Safe to use from several threads.
/// </summary>
internal sealed class FaultyDisk : RealDisk
{
    private readonly List<string> _log = [];

    /// <summary>The operation, from 1, at which something happens; 0 for none.</summary>
    public int FaultAt { get; init; }

    /// <summary>What fails the operation; null if the process is to be killed.</summary>
    public Exception? FailWith { get; init; }

    /// <summary>Whether every operation from <see cref="FaultAt"/> on fails, too.</summary>
    public bool StaysFaulty { get; init; }

    /// <summary>Whether directories can be exchanged: not all file systems can.</summary>
    public bool Exchanges { get; init; } = true;

    public override bool CanExchange => Exchanges;

    /// <summary>The operations that were begun.</summary>
    public IReadOnlyList<string> Log => _log;

    protected override void Before(string operation, string path)
    {
        if (IsFaulty(operation, path))
            Fail();
    }

    protected override void BeforeWrite(string path, IOutputFile file, long offset, ReadOnlySpan<byte> bytes)
    {
        if (!IsFaulty("write", path))
            return;
        // Half of it: the operating system may have done as much.
        file.Write(offset, bytes[..(bytes.Length / 2)]);
        Fail();
    }

    private bool IsFaulty(string operation, string path)
    {
        lock (_log)
        {
            _log.Add($"{operation} {Path.GetFileName(path)}");
            return _log.Count == FaultAt || (StaysFaulty && FaultAt > 0 && _log.Count > FaultAt);
        }
    }

    private void Fail()
    {
        if (FailWith is { } failure)
            throw failure;
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        // The signal comes at once, but to any of the threads.
        Thread.Sleep(Timeout.Infinite);
    }
}
