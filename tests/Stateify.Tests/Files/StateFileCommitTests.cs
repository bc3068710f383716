using System.Buffers;
using Stateify.Files;
using Stateify.Tests.Golden;

namespace Stateify.Tests.Files;

public sealed class StateFileCommitTests
{
    private const string Target = "/disk/a.state";

    [Fact]
    public void A_death_between_any_two_operations_leaves_the_older_or_the_newer_file_whole()
    {
        byte[] older = Saved(1);
        int operations = Operations();
        Assert.True(operations > 8);
        for (int dieAt = 1; dieAt <= operations; dieAt++)
        {
            VolatileDisk disk = new() { DieAt = dieAt };
            disk.Seed(Target, older);

            Assert.Throws<DiedException>(() => Save(disk, 2));

            // Only the last operation, flushing the directory, comes after the rename.
            Assert.Equal(dieAt < operations ? 1 : 2, Load(disk.AfterProcessDeath));
            Assert.Equal(1, Load(disk.AfterPowerLoss));
            Assert.Equal(dieAt < operations ? 1 : 2, Load(disk.AfterPowerLossKeepingNames));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_death_between_any_two_operations_loses_no_file_that_is_kept(int keep)
    {
        StateFileWriterOptions options = new() { Overwrite = true, Keep = keep };
        bool hasSucceeded = false;
        List<int> found = [];
        for (int dieAt = 1; !hasSucceeded; dieAt++)
        {
            VolatileDisk disk = new() { DieAt = dieAt };
            for (byte value = 1; value <= 3; value++)
                disk.Seed(value == 3 ? Target : $"{Target}.{3 - value}", Saved(value));
            try
            {
                Save(disk, 4, options);
                hasSucceeded = true;
            }
            catch (DiedException)
            {
            }

            found.Add(Load(disk.AfterProcessDeath));
            AssertKeptByNextSave(disk.AfterProcessDeath, options);
            AssertKeptByNextSave(disk.AfterPowerLoss, options);
        }
        Assert.True(found.Count > 8);
        Assert.Equal(found.Order(), found);
        Assert.Equal([3, 4], found.Distinct());
    }

    [Fact]
    public void As_many_older_files_are_kept_as_wanted()
    {
        VolatileDisk disk = new();
        for (byte value = 1; value <= 5; value++)
            Save(disk, value, new() { Overwrite = true, Keep = 2 });

        Dictionary<string, byte> values = disk.AfterPowerLoss.ToDictionary(
            static file => file.Key, static file => Load(new Dictionary<string, byte[]> { [Target] = file.Value }));
        Assert.Equal(new() { [Target] = 5, [$"{Target}.1"] = 4, [$"{Target}.2"] = 3 }, values);
    }

    [Fact]
    public void A_second_name_of_a_file_that_another_process_is_replacing_is_left_alone()
    {
        StateFileWriterOptions options = new() { Overwrite = true, Keep = 1 };
        using TemporaryDirectory directory = new();
        StateFile.Save(directory["a.state"], 1, fileOptions: options);
        string[] left = [".a.state.aaaaaaa1.older.tmp", ".a.state.aaaaaaa1.tmp"];
        foreach (string name in left)
            File.WriteAllText(directory[name], name);

        StateFile.Save(directory["a.state"], 2, fileOptions: options);

        Assert.Equal([.. left, "a.state", "a.state.1"], directory.Names);
        Assert.Equal(1, StateFile.Load<int>(directory["a.state.1"]));
    }

    [Fact]
    public void Older_files_are_kept_on_a_real_disk()
    {
        using TemporaryDirectory directory = new();
        for (int value = 1; value <= 4; value++)
        {
            Dictionary<string, string> metadata = new() { ["value"] = $"{value}" };
            StateFile.Save(directory["a.state"], GoldenWorld.Create(), metadata, fileOptions: new() { Overwrite = true, Keep = 1 });
        }

        Assert.Equal(["a.state", "a.state.1"], directory.Names);
        Assert.Equal("4", StateFileReader.ReadHeader(directory["a.state"]).Metadata["value"]);
        Assert.Equal("3", StateFileReader.ReadHeader(directory["a.state.1"]).Metadata["value"]);
    }

    [Fact]
    public void A_file_is_not_overwritten_without_leave()
    {
        using TemporaryDirectory directory = new();
        string path = directory["a.state"];
        using (StateFileWriter first = StateFileWriter.Create(path))
        {
            using StateFileWriter second = StateFileWriter.Create(path);
            first.Commit();

            // The second was begun when there was no such file.
            Assert.Equal(StateFileErrorCode.AlreadyExists, Assert.Throws<StateFileException>(second.Commit).Code);
        }
        byte[] bytes = File.ReadAllBytes(path);

        StateFileException error = Assert.Throws<StateFileException>(() => StateFileWriter.Create(path));

        Assert.Equal(StateFileErrorCode.AlreadyExists, error.Code);
        Assert.Equal(["a.state"], directory.Names);
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Throws<ArgumentOutOfRangeException>(() => StateFileWriter.Create(path, null, new() { Keep = -1 }));
    }

    [Fact]
    public void A_committed_file_survives_a_loss_of_power()
    {
        VolatileDisk disk = new();
        disk.Seed(Target, Saved(1));

        Save(disk, 2);

        Assert.Equal(2, Load(disk.AfterPowerLoss));
        Assert.Equal([Target], disk.AfterPowerLoss.Keys);
    }

    [Theory]
    [InlineData(28, StateFileErrorCode.NoSpace)]
    [InlineData(122, StateFileErrorCode.NoSpace)]
    [InlineData(30, StateFileErrorCode.AccessDenied)]
    [InlineData(5, StateFileErrorCode.IoFailed)]
    public void A_failure_of_any_operation_is_typed_and_leaves_no_temporary_file(int error, StateFileErrorCode code)
    {
        int operations = Operations();
        for (int failAt = 1; failAt <= operations; failAt++)
        {
            VolatileDisk disk = new() { FailAt = failAt, FailWith = new IOException("injected", error) };
            disk.Seed(Target, Saved(1));

            StateFileException thrown = Assert.Throws<StateFileException>(() => Save(disk, 2));

            Assert.Equal(code, thrown.Code);
            Assert.Equal(Target, thrown.Path);
            Assert.Same(disk.FailWith, thrown.InnerException);
            Assert.Equal([Target], disk.AfterProcessDeath.Keys);
            Assert.Equal(failAt < operations ? 1 : 2, Load(disk.AfterProcessDeath));
        }
    }

    [Fact]
    public void A_failure_while_frames_are_written_side_by_side_is_typed_and_leaves_no_temporary_file()
    {
        using StateKey key = new(StateFileBytes.Random(StateKey.Size));
        StateFileWriterOptions options = new() { Protection = StateFileProtection.Encrypted, Key = key, Overwrite = true };
        VolatileDisk sound = new();
        Save(sound, 2, options);
        for (int failAt = 1; failAt <= sound.Operations; failAt++)
        {
            VolatileDisk disk = new() { FailAt = failAt, FailWith = new IOException("injected", 28) };
            disk.Seed(Target, Saved(1));

            Assert.Equal(StateFileErrorCode.NoSpace, Assert.Throws<StateFileException>(() => Save(disk, 2, options)).Code);

            Assert.Equal([Target], disk.AfterProcessDeath.Keys);
        }
    }

    [Fact]
    public void A_writer_that_failed_reports_the_failure_again_and_commits_nothing()
    {
        VolatileDisk disk = new() { FailAt = 3, FailWith = new IOException("injected", 28) };
        StateFileWriter file = StateFileWriter.Create(Target, null, disk);
        using (StateFileSectionWriter section = file.BeginSection("s"))
        {
            byte[] frame = new byte[StateFileFormat.FrameSize];
            section.GetSpan(2 * frame.Length);
            Assert.Equal(StateFileErrorCode.NoSpace, Assert.Throws<StateFileException>(() => section.Advance(2 * frame.Length)).Code);
            Assert.Equal(StateFileErrorCode.NoSpace, Assert.Throws<StateFileException>(() => section.Write(frame)).Code);
        }
        Assert.Equal(StateFileErrorCode.NoSpace, Assert.Throws<StateFileException>(file.Commit).Code);

        file.Dispose();

        Assert.Empty(disk.AfterProcessDeath);
    }

    [Fact]
    public void What_the_kernel_reports_of_a_full_disk_is_recognized()
    {
        // The one device on every Linux that has no room.
        IOException full = Assert.Throws<IOException>(() =>
        {
            using FileStream device = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            device.WriteByte(1);
        });

        Assert.Equal(StateFileErrorCode.NoSpace, StateFileErrors.Translate(full, "Writing", Target).Code);
    }

    [Fact]
    public void A_directory_that_disappears_is_a_typed_error()
    {
        using TemporaryDirectory directory = new();
        string inner = directory["inner"];
        Directory.CreateDirectory(inner);
        using StateFileWriter file = StateFileWriter.Create(Path.Combine(inner, "a.state"));
        Directory.Delete(inner, recursive: true);

        StateFileErrorCode code = Assert.Throws<StateFileException>(file.Commit).Code;

        Assert.True(code is StateFileErrorCode.FileNotFound or StateFileErrorCode.DirectoryNotFound);
    }

    /// <summary>After the next save the older files are the last one that was committed and those before it, whole and in order.</summary>
    private static void AssertKeptByNextSave(IReadOnlyDictionary<string, byte[]> left, StateFileWriterOptions options)
    {
        VolatileDisk disk = new();
        foreach ((string path, byte[] bytes) in left)
            disk.Seed(path, bytes);
        byte last = Load(left);

        Save(disk, 9, options);

        IReadOnlyDictionary<string, byte[]> files = disk.AfterPowerLoss;
        Assert.Equal(9, Load(files));
        for (int number = 1; number <= options.Keep; number++)
            Assert.Equal(last - number + 1, Load(new Dictionary<string, byte[]> { [Target] = files[$"{Target}.{number}"] }));
    }

    private static int Operations()
    {
        VolatileDisk disk = new();
        Save(disk, 2);
        return disk.Operations;
    }

    private static byte[] Saved(byte value)
    {
        VolatileDisk disk = new();
        Save(disk, value);
        return disk.AfterPowerLoss[Target];
    }

    private static void Save(IFileSystem disk, byte value, StateFileWriterOptions? options = null)
    {
        byte[] large = new byte[StateFileFormat.FrameSize + 1];
        Array.Fill(large, value);
        using StateFileWriter file = StateFileWriter.Create(Target, new Dictionary<string, string> { ["value"] = value.ToString() }, disk, options ?? new() { Overwrite = true });
        using (StateFileSectionWriter section = file.BeginSection("s"))
            section.Write([value]);
        using (StateFileSectionWriter section = file.BeginSection("large"))
            section.Write(large);
        file.Commit();
    }

    private static byte Load(IReadOnlyDictionary<string, byte[]> disk)
    {
        using StateFileReader file = StateFileReader.Open(new MemoryStream(disk[Target]));
        file.Verify();
        return file.ReadSection("s").ToArray()[0];
    }
}
