using Stateify.Files;
using Stateify.Memory;
using Stateify.Tests.Checkpoints;
using Stateify.Tests.Files;

namespace Stateify.Tests.Faults;

/// <summary>One of the things that are written so that the older one is there whatever happens.</summary>
/// <param name="name">Its name.</param>
/// <param name="keep">How many older ones are kept.</param>
internal abstract partial class Subject(string name, int keep)
{
    public static IReadOnlyList<Subject> All { get; } =
    [
        new File("file", 0),
        new File("file that keeps one", 1),
        new Directory("checkpoint", 0),
        new Directory("checkpoint that keeps two", 2),
        new Directory("checkpoint without exchange", 0, exchanges: false),
        new Directory("checkpoint without exchange that keeps one", 1, exchanges: false),
        new Directory("checkpoint with snapshots", 0, snapshots: true),
        new Delta("delta", tracks: false),
        new Delta("delta of tracked writes", tracks: true),
    ];

    public static TheoryData<string> Names => new(All.Select(static subject => subject.Name));

    public string Name => name;

    /// <summary>How many older ones are kept.</summary>
    public int Keep => keep;

    /// <summary>The number that <see cref="SaveOlder"/> saves last.</summary>
    public int Older => keep + 1;

    /// <summary>The first operation, from 1, that another subject has not as well.</summary>
    public virtual int FirstOfItsOwn => 1;

    /// <summary>Whether a save begins by finishing what one before it had begun.</summary>
    public virtual bool FinishesOthers => keep > 0;

    /// <summary>The name of what is written.</summary>
    public abstract string Target { get; }

    public static Subject Named(string name) => All.First(subject => subject.Name == name);

    /// <summary>What failed in a file, whatever it belongs to.</summary>
    public static StateFileException FailureInFile(Exception? failure)
    {
        Assert.True(failure is StateFileException or MemoryFileException, failure?.ToString());
        return Assert.IsType<StateFileException>(failure as StateFileException ?? failure?.InnerException);
    }

    /// <summary>A disk with a fault at an operation, or, if there is no error to fail with, the death of the process.</summary>
    public virtual FaultyDisk Disk(int faultAt, Exception? failWith, bool stays = false) =>
        new() { FaultAt = faultAt, FailWith = failWith, StaysFaulty = stays };

    /// <summary>Saves a number in place of an older one.</summary>
    public abstract void Save(string directory, int value, IFileSystem disk);

    /// <summary>Loads the number.</summary>
    /// <param name="directory">Where it is.</param>
    /// <param name="name">Its name; that of an older one, if not <see cref="Target"/>.</param>
    public abstract int Load(string directory, string name);

    public int Load(string directory) => Load(directory, Target);

    /// <summary>Saves as many as are kept, and one more: the numbers from 1 to <see cref="Older"/>.</summary>
    public void SaveOlder(string directory)
    {
        for (int value = 1; value <= Older; value++)
            Save(directory, value, Disk(0, null));
    }

    /// <summary>Saves a number, and finds that those that are kept are the last one that was committed and those before it.</summary>
    public void AssertNextSaveKeepsAll(string directory, int last)
    {
        int next = Older + 2;
        Save(directory, next, Disk(0, null));
        Assert.Equal(next, Load(directory));
        for (int number = 1; number <= keep; number++)
            Assert.Equal(last - number + 1, Load(directory, $"{Target}.{number}"));
    }

    private sealed class File(string name, int keep) : Subject(name, keep)
    {
        private const int LargeLength = StateFileFormat.FrameSize + 1;

        public override string Target => "a.state";

        public override void Save(string directory, int value, IFileSystem disk)
        {
            StateFileWriterOptions options = new() { Overwrite = true, Keep = Keep };
            byte[] large = new byte[LargeLength];
            Array.Fill(large, (byte)value);
            using StateFileWriter file = StateFileWriter.Create(Path.Combine(directory, Target), null, disk, options);
            using (StateFileSectionWriter section = file.BeginSection("large"))
                section.Write(large);
            file.Commit();
        }

        public override int Load(string directory, string name)
        {
            using StateFileReader file = StateFileReader.Open(Path.Combine(directory, name));
            file.Verify();
            return file.ReadSection("large").FirstSpan[LargeLength - 1];
        }
    }

    private sealed class Directory(string name, int keep, bool exchanges = true, bool snapshots = false) : Subject(name, keep)
    {
        public override string Target => "world";

        public override bool FinishesOthers => true;

        public override int FirstOfItsOwn
        {
            get
            {
                if (exchanges && Keep == 0 && !snapshots)
                    return 1;
                using TemporaryDirectory directory = new();
                FaultyDisk disk = Disk(0, null);
                Save(directory.Path, 1, disk);
                return disk.Log.ToList().FindIndex(operation => snapshots ? IsOfPages(operation) : operation == "rename manifest") + 1;
            }
        }

        public override FaultyDisk Disk(int faultAt, Exception? failWith, bool stays = false) =>
            new() { FaultAt = faultAt, FailWith = failWith, StaysFaulty = stays, Exchanges = exchanges };

        public override void Save(string directory, int value, IFileSystem disk)
        {
            using Stage stage = new(directory, memoryFiles: 1);
            CheckpointOptions options = new()
            {
                File = new() { Overwrite = true, Keep = Keep },
                SnapshotPages = snapshots,
                BeforeResume = _ => GoOn(stage),
            };
            stage.Save(value, options, disk);
        }

        public override int Load(string directory, string name)
        {
            using Stage stage = new(directory, memoryFiles: 1);
            return stage.Restore(Path.Combine(directory, name));
        }

        private static bool IsOfPages(string operation) => operation.Contains(".pages", StringComparison.Ordinal);

        /// <summary>Writes into the memory file while its pages are still to be saved, if there is a snapshot of them.</summary>
        private void GoOn(Stage stage)
        {
            if (snapshots)
                stage.Memory["main"].GetSpan(MemoryFile.PageSize, MemoryFile.PageSize).Fill(byte.MaxValue);
        }
    }
}
