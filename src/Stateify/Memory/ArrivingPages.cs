using System.Buffers;

namespace Stateify.Memory;

/// <summary>
/// The pages of an image on their way into a memory file. Some threads read them in order; who needs a page before reads its batch
/// at once, or waits for the thread that is reading it. Thread-safe.
/// </summary>
internal sealed class ArrivingPages : IPendingPages
{
    private const int MaximumThreads = 4;

    private readonly MemoryBacking _backing;
    private readonly StoredPages _pages;
    private readonly PageWatch _watch;
    private readonly Memory<PageRun>[] _batches;

    // Guards _stages and _missing; pulsed when a batch is not being read any more.
    private readonly object _gate = new();
    private readonly Stage[] _stages;
    private readonly CancellationTokenSource _stop;
    private int _missing;
    private int _next = -1;

    /// <summary>Begins to read.</summary>
    /// <param name="backing">The memory file, which has no page of the image yet.</param>
    /// <param name="pages">The image; this object disposes of it.</param>
    /// <param name="runs">What it stores.</param>
    /// <param name="watch">Told of each batch that was read; may end the reading ahead.</param>
    public ArrivingPages(MemoryBacking backing, StoredPages pages, PageRun[] runs, PageWatch watch)
    {
        _backing = backing;
        _pages = pages;
        _watch = watch;
        _batches = [.. PageBatches.Cut(runs)];
        _stages = new Stage[_batches.Length];
        _missing = _batches.Length;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(watch.Cancellation);

        int threads = Math.Min(MaximumThreads, Environment.ProcessorCount);
        Completion = Task.WhenAll(Enumerable.Range(0, threads).Select(_ =>
            Task.Factory.StartNew(ReadAhead, _stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private enum Stage : byte
    {
        Missing = 0,
        Reading = 1,
        Here = 2,
    }

    public Task Completion { get; }

    public void Require(long start, long end)
    {
        if (Volatile.Read(ref _missing) == 0)
            return;
        for (int i = IndexOfFirstEndingAfter(start); i < _batches.Length && StartOf(i) < end; i++)
            Bring(i);
    }

    public void Discard(long start, long end)
    {
        if (Volatile.Read(ref _missing) == 0)
            return;
        for (int i = IndexOfFirstEndingAfter(start); i < _batches.Length && StartOf(i) < end; i++)
        {
            bool isWhole = start <= StartOf(i) && EndOf(i) <= end;
            if (!isWhole)
                Bring(i);
            else if (TryClaim(i))
                Finish(i, Stage.Here);
        }
    }

    /// <summary>Reads no more, and returns when nobody does.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)Completion).AsyncWaitHandle.WaitOne();
        _stop.Dispose();
        _pages.Dispose();
    }

    private void ReadAhead()
    {
        MemoryFileException? first = null;
        for (int i = Interlocked.Increment(ref _next); i < _batches.Length; i = Interlocked.Increment(ref _next))
        {
            _stop.Token.ThrowIfCancellationRequested();
            try
            {
                Bring(i);
            }
            catch (MemoryFileException error)
            {
                // Who needs these pages will be told, too. The others may be sound.
                first ??= error;
                continue;
            }
            _watch.Add(PageBatches.LengthOf(_batches[i].Span));
        }
        if (first is not null)
            throw first;
    }

    private void Bring(int index)
    {
        if (!TryClaim(index))
            return;
        Stage outcome = Stage.Missing;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_pages.BufferSize);
        try
        {
            _pages.Read(_batches[index].Span, buffer, (in PageRun run, ReadOnlySpan<byte> bytes) => _backing.Write(run.Offset, bytes));
            outcome = Stage.Here;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            Finish(index, outcome);
        }
    }

    /// <summary>Makes it this thread's task to read a batch, unless it is here. Waits for another thread that is reading it.</summary>
    private bool TryClaim(int index)
    {
        lock (_gate)
        {
            while (_stages[index] == Stage.Reading)
                Monitor.Wait(_gate);
            if (_stages[index] == Stage.Here)
                return false;
            _stages[index] = Stage.Reading;
            return true;
        }
    }

    private void Finish(int index, Stage outcome)
    {
        lock (_gate)
        {
            _stages[index] = outcome;
            if (outcome == Stage.Here)
                _missing--;
            Monitor.PulseAll(_gate);
        }
    }

    private long StartOf(int index) => _batches[index].Span[0].Offset;

    private long EndOf(int index) => _batches[index].Span[^1].End;

    private int IndexOfFirstEndingAfter(long offset)
    {
        int low = 0;
        int high = _batches.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (EndOf(middle) > offset)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
