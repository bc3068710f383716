using Stateify.Files;
using Stateify.Memory;
using Stateify.Tests.Files;
using Xunit.Abstractions;

namespace Stateify.Tests.Faults;

/// <summary>
/// Saves on a file system that is full, or read-only: a tmpfs of its own where the process may mount one, an imitation of it over
/// the real disk elsewhere. The output says which.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Older = 1;
    private const int Newer = 2;
    private const int Page = 4096;
    private const int Size = 4 << 20;

    private readonly ITestOutputHelper _output;
    private readonly TemporaryDirectory _directory = new();
    private readonly SmallFileSystem? _small;

    public FullDiskTests(ITestOutputHelper output)
    {
        _output = output;
        _small = SmallFileSystem.TryMount(_directory.Path, Size);
        output.WriteLine(_small is null ? "An imitation: mounting is not permitted." : "A tmpfs.");
    }

    public static TheoryData<string> Subjects => Subject.Names;

    public void Dispose()
    {
        _small?.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void The_older_one_stays_whole_however_little_room_there_is(string name)
    {
        Subject subject = Subject.Named(name);
        subject.Save(_directory.Path, Older, DiskFileSystem.Instance);
        string[] names = _directory.Names;
        int failures = 0;
        bool hasSucceeded = false;
        for (int pages = 0; !hasSucceeded; pages += pages < 64 ? 1 : 64)
        {
            Exception? failure = SaveWithRoom(subject, pages * Page);
            hasSucceeded = failure is null;
            if (failure is null)
                break;
            failures++;
            Assert.True(
                failure is StateFileException { Code: StateFileErrorCode.NoSpace } or MemoryFileException { Code: MemoryFileErrorCode.ImageNoSpace },
                failure.ToString());
            Assert.Contains("Make room", failure.Message, StringComparison.Ordinal);
            Assert.Equal(names, _directory.Names);
            Assert.Equal(Older, subject.Load(_directory.Path));
        }

        Assert.True(failures > 3, $"{failures} failures");
        Assert.Equal(Newer, subject.Load(_directory.Path));
        _output.WriteLine($"{failures} failures");
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_read_only_file_system_is_a_typed_error(string name)
    {
        const int ReadOnlyErrno = 30;
        Subject subject = Subject.Named(name);
        subject.Save(_directory.Path, Older, DiskFileSystem.Instance);
        _small?.SetReadOnly(true);
        IFileSystem disk = _small is null ? subject.Disk(1, new IOException("Read-only file system", ReadOnlyErrno), stays: true) : DiskFileSystem.Instance;

        StateFileException error = Subject.FailureInFile(Record.Exception(() => subject.Save(_directory.Path, Newer, disk)));

        Assert.Equal(StateFileErrorCode.AccessDenied, error.Code);
        Assert.Contains("choose another place", error.Message, StringComparison.Ordinal);
        Assert.Equal(Older, subject.Load(_directory.Path));
    }

    private Exception? SaveWithRoom(Subject subject, int room)
    {
        if (_small is null)
            return Record.Exception(() => subject.Save(_directory.Path, Newer, new SmallDisk(room)));
        string filler = _directory["filler"];
        FillAllBut(filler, room);
        try
        {
            return Record.Exception(() => subject.Save(_directory.Path, Newer, DiskFileSystem.Instance));
        }
        finally
        {
            File.Delete(filler);
        }
    }

    private static void FillAllBut(string path, long room)
    {
        long free = new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace;
        using FileStream filler = File.Create(path);
        filler.Write(new byte[Math.Max(0, free - room)]);
    }
}
