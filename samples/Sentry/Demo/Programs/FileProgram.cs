namespace Sentry.Demo.Programs;

/// <summary>
/// Fills files with data, holes and punched pages; keeps one file open after it was unlinked, and shares an offset between two
/// descriptors.
/// </summary>
[Savable]
internal sealed partial class FileProgram : GuestProgram
{
    private const int FileCount = 8;
    private const int ChunkSize = 256 * 1024;

    private readonly List<int> _files = [];
    private int _deleted = -1;
    private int _deletedTwin = -1;

    public FileProgram(ulong seed)
        : base(seed)
    {
    }

    protected override void Step(SentryTask task, int step)
    {
        if (step == 0) Open(task);
        int fd = _files[step % FileCount];
        byte[] chunk = new byte[ChunkSize];
        new Random(Roll(int.MaxValue)).NextBytes(chunk);
        if (step % 5 == 0) Observe(task.Lseek(fd, 64 * 1024, Whence.Current));
        Observe(task.Write(fd, chunk));
        if (step % 7 == 0) task.Fallocate(fd, AllocateMode.PunchHole | AllocateMode.KeepSize, Roll(1 << 20), 1 + Roll(100_000));
        if (step % 11 == 0) Observe(task.Lseek(fd, 0, Whence.Hole));

        // Both descriptors move the one offset they share; the name of the file is long gone.
        Observe(task.Write(step % 2 == 0 ? _deleted : _deletedTwin, chunk.AsSpan(0, 100)));
    }

    private void Open(SentryTask task)
    {
        task.Mkdir("/data");
        for (int i = 0; i < FileCount; i++) _files.Add(task.Open($"/data/file{i}", OpenFlags.ReadWrite | OpenFlags.Create));
        _deleted = task.Open("/data/deleted", OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.CloseOnExec);
        _deletedTwin = task.Dup(_deleted);
        task.Unlink("/data/deleted");
    }
}
