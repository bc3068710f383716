namespace Stateify.Graph;

/// <summary>
/// Watches over one save or load for the program that wants it: stops it when that is no longer so, and reports how far it is.
/// Belongs to the thread of the save or load.
/// </summary>
internal sealed class Watch
{
    private const int ReportIntervalMilliseconds = 50;

    private readonly IProgress<StateProgress>? _progress;
    private StatePhase _phase;
    private long? _totalObjects;
    private long? _totalBytes;
    private Func<(long Objects, long Bytes)>? _measure;
    private long _objects;
    private long _bytes;
    private long _objectsInTable;
    private long _bytesInTable;
    private long _nextReport;
    private Exception? _thrown;

    private Watch(CancellationToken token, IProgress<StateProgress>? progress)
    {
        Token = token;
        _progress = progress;
    }

    public CancellationToken Token { get; }

    /// <summary>A watch, if anybody cares: a save or load that nobody watches pays for a comparison with null.</summary>
    public static Watch? Create(CancellationToken token, IProgress<StateProgress>? progress) =>
        token.CanBeCanceled || progress is not null ? new Watch(token, progress) : null;

    /// <summary>Begins a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="totalObjects">The objects it has to do, if that is known.</param>
    /// <param name="totalBytes">Their bytes, if that is known.</param>
    /// <param name="measure">What is done; null if <see cref="Add"/> is told.</param>
    public void Begin(
        StatePhase phase, long? totalObjects = null, long? totalBytes = null, Func<(long Objects, long Bytes)>? measure = null)
    {
        _phase = phase;
        _totalObjects = totalObjects;
        _totalBytes = totalBytes;
        _measure = measure;
        _objects = _bytes = _objectsInTable = _bytesInTable = 0;
        End();
    }

    /// <summary>Notes that a table, or another part of the phase, is done.</summary>
    public void Add(long objects, long bytes)
    {
        _objects += objects;
        _bytes += bytes;
        _objectsInTable = _bytesInTable = 0;
        Tick();
    }

    /// <summary>Notes how much of the next table is done, if this is the phase for it: late objects are made and filled in others.</summary>
    public void Tick(StatePhase phase, long objectsInTable, long bytesInTable)
    {
        if (phase == _phase)
        {
            _objectsInTable = objectsInTable;
            _bytesInTable = bytesInTable;
        }

        Tick();
    }

    /// <summary>Stops the save or load if it is not wanted any more. Called every few thousand rows: see who calls.</summary>
    /// <exception cref="OperationCanceledException">It is not.</exception>
    public void Tick()
    {
        Token.ThrowIfCancellationRequested();
        if (_progress is not null && Environment.TickCount64 >= _nextReport)
            Report(_progress);
    }

    /// <summary>Ends a phase.</summary>
    public void End()
    {
        Token.ThrowIfCancellationRequested();
        if (_progress is not null)
            Report(_progress);
    }

    /// <summary>Whether an exception is the end that the program has put to the save or load, and no failure of a hook.</summary>
    public bool IsInterruption(Exception exception) =>
        ReferenceEquals(exception, _thrown)
        || (exception is OperationCanceledException canceled && canceled.CancellationToken == Token && Token.IsCancellationRequested);

    private void Report(IProgress<StateProgress> progress)
    {
        _nextReport = Environment.TickCount64 + ReportIntervalMilliseconds;
        (long objects, long bytes) = _measure?.Invoke() ?? (_objects + _objectsInTable, _bytes + _bytesInTable);
        try
        {
            progress.Report(new StateProgress(_phase, objects, _totalObjects, bytes, _totalBytes));
        }
        catch (Exception exception)
        {
            _thrown = exception;
            throw;
        }
    }
}
