namespace Stateify.Tests.Faults;

/// <summary>
/// A real process is killed at every operation on its disk, one process for each. Checkpoints differ only in how they take their
/// name, and in when their pages are written: of all but the first, what differs is tested.
/// </summary>
public sealed class KillTests
{
    private const int Processes = 4;

    public static TheoryData<string> Subjects => Subject.Names;

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task The_older_or_the_newer_one_is_whole_wherever_a_process_is_killed(string name)
    {
        Subject subject = Subject.Named(name);
        List<int> found = [];
        int start = subject.FirstOfItsOwn;
        for (int first = start; found.Count == first - start; first += Processes)
        {
            int?[] batch = await Task.WhenAll(Enumerable.Range(first, Processes).Select(operation => FindAfterDeathAsync(subject, operation)));
            found.AddRange(batch.OfType<int>());
        }

        // Never back from the newer one to the older one: there is one moment of commit.
        Assert.True(found.Count > 4, $"{found.Count} operations");
        Assert.Equal(found.Order(), found);
        Assert.Equal([subject.Older, subject.Older + 1], found.Distinct());
    }

    /// <summary>Kills a process at an operation and loads what it has left.</summary>
    /// <returns>The value; null if the process had no such operation.</returns>
    private static async Task<int?> FindAfterDeathAsync(Subject subject, int operation)
    {
        using TemporaryDirectory directory = new();
        subject.SaveOlder(directory.Path);
        int newer = subject.Older + 1;

        bool died = await Victim.DiesAsync(subject, directory.Path, newer, operation);
        int found = subject.Load(directory.Path);

        // The next process saves as if nothing had happened.
        subject.AssertNextSaveKeepsAll(directory.Path, found);
        Assert.True(died || found == newer);
        return died ? found : null;
    }
}
