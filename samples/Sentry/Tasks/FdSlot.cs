namespace Sentry.Tasks;

/// <summary>One descriptor: the description it refers to and its own flag.</summary>
[Savable]
internal partial struct FdSlot
{
    public FileDescription? File;
    public bool CloseOnExec;
}
