using Stateify.Memory;

namespace Stateify.Tests.Faults;

/// <summary>Every operation on the disk fails once, or fails and all after it.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private const int Older = 1;
    private const int Newer = 2;
    private const int Eio = 5;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;

    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string, int, StateFileErrorCode> Failures
    {
        get
        {
            TheoryData<string, int, StateFileErrorCode> failures = [];
            foreach (Subject subject in Subject.All)
            {
                failures.Add(subject.Name, Eio, StateFileErrorCode.IoFailed);
                failures.Add(subject.Name, NoSpace, StateFileErrorCode.NoSpace);
                failures.Add(subject.Name, ReadOnly, StateFileErrorCode.AccessDenied);
            }
            return failures;
        }
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_of_any_operation_is_typed_and_leaves_the_older_or_the_newer_one(string name, int errno, StateFileErrorCode code)
    {
        Subject subject = Subject.Named(name);
        List<int> found = [];
        for (int failAt = 1; Fails(subject, failAt, errno, code, stays: false); failAt++)
            found.Add(subject.Load(_directory.Path));

        Assert.True(found.Count > 4, $"{found.Count} operations");
        Assert.Equal(found.Order(), found);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_disk_that_fails_for_good_leaves_the_older_or_the_newer_one(string name, int errno, StateFileErrorCode code)
    {
        Subject subject = Subject.Named(name);
        List<int> found = [];
        for (int failAt = 1; Fails(subject, failAt, errno, code, stays: true); failAt++)
        {
            found.Add(subject.Load(_directory.Path));
            subject.Save(_directory.Path, Newer + 1, subject.Disk(0, null));
            Assert.Equal(Newer + 1, subject.Load(_directory.Path));
        }

        Assert.True(found.Count > 4, $"{found.Count} operations");
        Assert.Equal(found.Order(), found);
    }

    /// <summary>Saves over an older one, with a failure.</summary>
    /// <returns>Whether there was one.</returns>
    private bool Fails(Subject subject, int failAt, int errno, StateFileErrorCode code, bool stays)
    {
        foreach (string entry in _directory.Names)
            Delete(_directory[entry]);
        subject.Save(_directory.Path, Older, subject.Disk(0, null));
        string[] before = _directory.Names;
        Exception? failure = Record.Exception(() =>
            subject.Save(_directory.Path, Newer, subject.Disk(failAt, new IOException("injected", errno), stays)));
        if (failure is null)
        {
            // What fails after the commit, when there is nobody to tell, such as cleaning up, must not matter.
            Assert.Equal(Newer, subject.Load(_directory.Path));
            return false;
        }

        StateFileException? inFile = failure as StateFileException ?? failure.InnerException as StateFileException;
        Assert.True(failure is StateFileException or MemoryFileException, failure.ToString());
        Assert.Equal(code, inFile!.Code);
        Assert.NotEmpty(inFile.Problem);
        Assert.NotNull(inFile.Path);
        // An older file may have got its second name already.
        if (!stays && subject.Load(_directory.Path) == Older)
            Assert.Equal(before, _directory.Names.Except([subject.Target + ".1"]));
        return true;
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }
}
