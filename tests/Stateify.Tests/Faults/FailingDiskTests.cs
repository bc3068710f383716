using Stateify.Tests.Files;

namespace Stateify.Tests.Faults;

/// <summary>Every operation on the disk fails once, or fails and all after it.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private const int Eio = 5;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;

    private readonly TemporaryDirectory _directory = TemporaryDirectory.InMemory();

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

    public static TheoryData<string> Subjects => Subject.Names;

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
            subject.AssertNextSaveKeepsAll(_directory.Path, found[^1]);
        }

        Assert.True(found.Count > 4, $"{found.Count} operations");
        Assert.Equal(found.Order(), found);
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_disk_that_fails_again_while_the_next_save_finishes_what_was_begun_loses_nothing_that_is_kept(string name)
    {
        Subject subject = Subject.Named(name);
        List<string> unfinished = [];
        for (int failAt = subject.FirstOfItsOwn; Fails(subject, failAt, Eio, StateFileErrorCode.IoFailed, stays: true); failAt++)
        {
            int found = subject.Load(_directory.Path);
            for (int failAgainAt = 1; FailsBeforeItCreates(subject, failAgainAt) is { } operation; failAgainAt++)
            {
                unfinished.Add(operation);
                Assert.Equal(found, subject.Load(_directory.Path));
                subject.AssertNextSaveKeepsAll(_directory.Path, found);
                Assert.True(Fails(subject, failAt, Eio, StateFileErrorCode.IoFailed, stays: true));
            }
        }

        Assert.True(unfinished.Count > 1 || !subject.FinishesOthers, string.Join(", ", unfinished));
    }

    /// <summary>Saves once more, with another failure.</summary>
    /// <returns>The operation that failed; null if that was the first of the save itself.</returns>
    private string? FailsBeforeItCreates(Subject subject, int failAt)
    {
        FaultyDisk disk = subject.Disk(failAt, new IOException("injected", Eio), stays: true);
        Subject.FailureInFile(Record.Exception(() => subject.Save(_directory.Path, subject.Older + 2, disk)));
        string operation = disk.Log[failAt - 1];
        return operation.StartsWith("create", StringComparison.Ordinal) ? null : operation;
    }

    /// <summary>Saves over older ones, with a failure.</summary>
    /// <returns>Whether there was one.</returns>
    private bool Fails(Subject subject, int failAt, int errno, StateFileErrorCode code, bool stays)
    {
        foreach (string entry in _directory.Names)
            Delete(_directory[entry]);
        subject.SaveOlder(_directory.Path);
        string[] before = _directory.Names;
        int newer = subject.Older + 1;
        Exception? failure = Record.Exception(() =>
            subject.Save(_directory.Path, newer, subject.Disk(failAt, new IOException("injected", errno), stays)));
        if (failure is null)
        {
            // What fails after the commit, when there is nobody to tell, such as cleaning up, must not matter.
            Assert.Equal(newer, subject.Load(_directory.Path));
            return false;
        }

        StateFileException inFile = Subject.FailureInFile(failure);
        Assert.Equal(code, inFile.Code);
        Assert.NotEmpty(inFile.Problem);
        Assert.NotNull(inFile.Path);
        if (!stays && subject.Load(_directory.Path) == subject.Older)
            Assert.Equal(before, _directory.Names);
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
