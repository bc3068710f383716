using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Stateify.Checkpoints;
using Stateify.Memory;
using Stateify.Tests.Files;

namespace Stateify.Tests.Checkpoints;

/// <summary>Checkpoints that claim more than there is, or lie where none can.</summary>
public sealed partial class CheckpointClaimTests : IDisposable
{
    private const int Budget = 1 << 20;
    private const int Claim = 64 << 20;

    private readonly TemporaryDirectory _directory = new();
    private readonly Stage _stage;

    public CheckpointClaimTests() => _stage = new Stage(_directory.Path);

    private string Manifest => Path.Combine(_stage.Target, "manifest");

    public void Dispose()
    {
        _stage.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("files")]
    [InlineData("memory-files")]
    public void A_manifest_that_takes_more_than_the_budget_is_refused(string section)
    {
        _stage.Save(1);
        File.WriteAllBytes(Manifest, Forge(File.ReadAllBytes(Manifest), section, Lines()));

        StateException error = Assert.Throws<StateException>(() => new DirectoryRestore(_stage.Target, Options()).Run<World>());

        Assert.Equal(StateErrorCode.BudgetExceeded, error.Code);
    }

    [Fact]
    public async Task Names_in_one_file_that_take_more_than_the_budget_are_refused()
    {
        byte[] forged = Forge(await Saved(), "memory-files", Lines());

        StateException error = await Assert.ThrowsAsync<StateException>(() => Checkpoint.RestoreAsync<World>(new MemoryStream(forged), Options()));

        Assert.Equal(StateErrorCode.BudgetExceeded, error.Code);
    }

    [Fact]
    public async Task Runs_of_pages_that_are_only_claimed_take_no_memory()
    {
        byte[] forged = Forge(await Saved(), "pages.0.runs", new byte[Claim]);
        using StreamRestore restore = await StreamRestore.OpenAsync(new MemoryStream(forged), Options());

        long before = GC.GetAllocatedBytesForCurrentThread();
        MemoryFileException error = Assert.Throws<MemoryFileException>(() => restore.Run<World>());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Claim / 4);
        Assert.Equal(MemoryFileErrorCode.ImageMetadataCorrupt, error.Code);
    }

    [Fact]
    public void Metadata_of_pages_that_are_compressed_are_refused()
    {
        MemoryImage image = new(_directory["meta"], _directory["pages"]);
        _stage.Memory["main"].Save(image.MetaPath, image.PagesPath);
        File.WriteAllBytes(image.MetaPath, Forge(File.ReadAllBytes(image.MetaPath), "runs", []));

        MemoryFileException error = Assert.Throws<MemoryFileException>(() => MemoryFile.Load("main", image.MetaPath, image.PagesPath));

        Assert.Equal(MemoryFileErrorCode.ImageMetadataCorrupt, error.Code);
        Assert.Contains("compressed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_is_a_pipe_is_refused_without_waiting_for_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        _stage.Save(1);
        File.Delete(Manifest);
        Assert.Equal(0, MakePipe(Manifest, Convert.ToUInt32("600", 8)));

        StateFileException error = await Assert.ThrowsAsync<StateFileException>(
            () => Checkpoint.RestoreAsync<World>(_stage.Target).WaitAsync(TimeSpan.FromMinutes(1)));

        Assert.Equal(StateFileErrorCode.NotAFile, error.Code);
        Assert.Equal(StateFileErrorCode.NotAFile, Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(_stage.Target)).Code);
    }

    [Fact]
    public async Task A_name_that_no_directory_can_have_is_a_typed_error()
    {
        const string impossible = "a\0b";

        Assert.Equal(StateFileErrorCode.InvalidPath, Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(impossible)).Code);
        Assert.Equal(
            StateFileErrorCode.InvalidPath,
            (await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<World>(impossible))).Code);
        Assert.Equal(
            StateFileErrorCode.InvalidPath,
            (await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.SaveAsync(impossible, _stage.World))).Code);
    }

    private static RestoreOptions Options() => new() { Graph = new() { Budget = Budget } };

    private static byte[] Lines() => Encoding.UTF8.GetBytes(new string('\n', Budget / 2));

    private async Task<byte[]> Saved()
    {
        using MemoryStream saved = new();
        await Checkpoint.SaveAsync(saved, _stage.World, _stage.Memory);
        return saved.ToArray();
    }

    /// <summary>Makes a file that says the same but for one section, and is compressed.</summary>
    private static byte[] Forge(byte[] file, string section, byte[] contents)
    {
        using StateFileReader reader = StateFileBytes.Open(file);
        (string Name, byte[] Bytes)[] sections =
            [.. reader.Sections.Select(own => (own.Name, own.Name == section ? contents : reader.ReadSection(own.Name).ToArray()))];
        return StateFileBytes.Write(new() { Compression = FrameCompression.Deflate() }, new(reader.Metadata), sections);
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);
}
