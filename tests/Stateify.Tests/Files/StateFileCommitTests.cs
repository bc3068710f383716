using System.Buffers;
using Stateify.Files;

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

    private static void Save(IFileSystem disk, byte value)
    {
        byte[] large = new byte[StateFileFormat.FrameSize + 1];
        Array.Fill(large, value);
        using StateFileWriter file = StateFileWriter.Create(Target, new Dictionary<string, string> { ["value"] = value.ToString() }, disk);
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
