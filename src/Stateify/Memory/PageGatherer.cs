namespace Stateify.Memory;

/// <summary>Joins pages to runs, and runs to batches that lie together in the image. Not thread-safe.</summary>
internal sealed class PageGatherer
{
    // Of a few scattered pages all threads shall have a part; when there are many, fewer calls are better, as long as a batch that was
    // looked at is still in a processor's own cache when it is written.
    private const int SmallestBatch = 128 << 10;
    private const int LargestBatch = 256 << 10;
    private const int BatchesBefore = 64;

    private readonly List<PageRun> _batch = [];
    private int _batchSize;
    private PageRun _run;

    /// <summary>Takes the next page to store.</summary>
    /// <param name="offset">Its place in the memory file; higher than the last one's.</param>
    /// <returns>A batch that is complete without it; empty if none is.</returns>
    public Memory<PageRun> Add(long offset)
    {
        if (_run.Length is > 0 and < PageRun.MaximumLength && offset == _run.End)
        {
            _run.Length += MemoryFile.PageSize;
            return default;
        }
        Memory<PageRun> complete = CloseRun();
        _run = new PageRun(offset, _run.ImageEnd, MemoryFile.PageSize);
        return complete;
    }

    /// <summary>Ends: no page comes any more.</summary>
    /// <returns>The last batches.</returns>
    public IEnumerable<Memory<PageRun>> Finish()
    {
        Memory<PageRun> complete = CloseRun();
        if (!complete.IsEmpty)
            yield return complete;
        if (_batch.Count > 0)
            yield return _batch.ToArray();
    }

    private long BatchLimit => Math.Clamp(_run.ImageOffset / BatchesBefore, SmallestBatch, LargestBatch);

    private Memory<PageRun> CloseRun()
    {
        Memory<PageRun> complete = default;
        if (_batchSize > 0 && _batchSize + _run.Length > BatchLimit)
        {
            complete = _batch.ToArray();
            _batch.Clear();
            _batchSize = 0;
        }
        if (_run.Length > 0)
            _batch.Add(_run);
        _batchSize += _run.Length;
        return complete;
    }
}
