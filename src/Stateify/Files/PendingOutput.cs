namespace Stateify.Files;

/// <summary>
/// What a state file is written to, and what becomes of it. Unless it is sequential writes may run side by side; everything else is for
/// one thread at a time.
/// After a failure every call reports that failure again, so that of several writers the one that came second does not hide it.
/// </summary>
internal abstract class PendingOutput(string? path) : IDisposable
{
    private StateFileException? _failure;

    /// <summary>The full path the file will have; null if it is not one of the file system.</summary>
    public string? Path => path;

    /// <summary>Whether writes must come one after the other, in the order of their places and without a gap.</summary>
    public virtual bool IsSequential => false;

    /// <summary>Whether more can be written, and published: nothing failed so far, and it was neither published nor dropped.</summary>
    public bool IsOpen => IsPending && _failure is null;

    /// <summary>Whether it was neither published nor dropped.</summary>
    public abstract bool IsPending { get; }

    /// <summary>Writes all of <paramref name="bytes"/> at <paramref name="offset"/>.</summary>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        RequireOpen();
        try
        {
            WriteBytes(offset, bytes);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Writing");
        }
    }

    /// <summary>Notes, and returns, the failure of what makes the bytes of the file: it must not be published without them.</summary>
    public StateFileException FailEncoding(Exception error) => _failure = new StateFileException(
        StateFileErrorCode.EncodingFailed, "A part of the file could not be compressed or encrypted.", path, innerException: error);

    /// <summary>Makes what was written as durable as can be.</summary>
    public void Sync()
    {
        RequireOpen();
        try
        {
            SyncBytes();
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Flushing");
        }
    }

    /// <summary>Makes it final, after <see cref="Sync"/>.</summary>
    public abstract void Publish();

    /// <summary>Throws what went wrong before, or <see cref="InvalidOperationException"/> when it was published or dropped.</summary>
    public void RequireOpen()
    {
        if (_failure is { } failure)
            throw new StateFileException(failure.Code, failure.Problem, path, innerException: failure.InnerException);
        if (!IsPending)
            throw new InvalidOperationException("The file was committed or disposed before; begin a new one.");
    }

    /// <summary>Drops what was written unless it was published.</summary>
    public abstract void Dispose();

    protected abstract void WriteBytes(long offset, ReadOnlySpan<byte> bytes);

    protected abstract void SyncBytes();

    /// <summary>Notes, and returns, a failure.</summary>
    protected StateFileException Fail(Exception error, string action) => _failure = StateFileErrors.Translate(error, action, path);
}
