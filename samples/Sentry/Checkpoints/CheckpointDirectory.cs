using System.Globalization;

namespace Sentry.Checkpoints;

/// <summary>
/// A directory with one checkpoint, laid out as runsc does it: the objects in <c>checkpoint.img</c>, the page contents in
/// <c>pages.img</c> with their places in <c>pages_meta.img</c>. It is replaced as a whole, or not at all.
/// </summary>
internal sealed class CheckpointDirectory
{
    private readonly string _path;

    public CheckpointDirectory(string path)
    {
        _path = path;
    }

    public string StatePath => System.IO.Path.Combine(_path, "checkpoint.img");

    public string PagesPath => System.IO.Path.Combine(_path, "pages.img");

    private string PagesMetaPath => System.IO.Path.Combine(_path, "pages_meta.img");

    /// <summary>Checkpoints a kernel, which can go on afterwards.</summary>
    public void Save(Kernel kernel)
    {
        kernel.PrepareSave();
        CheckpointOptions options = new()
        {
            File = new() { Overwrite = true },
            Metadata = new Dictionary<string, string>
            {
                ["program"] = "sentry",
                ["tasks"] = kernel.Tasks.Count.ToString(CultureInfo.InvariantCulture),
            },
        };
        Dictionary<string, MemoryFile> memory = new() { [ExternalKeys.Memory] = kernel.Memory };
        Checkpoint.SaveAsync(_path, kernel, memory, options).GetAwaiter().GetResult();
    }

    /// <summary>The files of the checkpoint and their sizes.</summary>
    public string DescribeFiles() =>
        string.Join(", ", new[] { StatePath, PagesMetaPath, PagesPath }.Select(path => DescribeSize(new FileInfo(path))));

    /// <summary>Makes a new kernel, with new objects and a new memory file, from the checkpoint.</summary>
    public KernelHost Load()
    {
        RestoredCheckpoint<Kernel> restored = Checkpoint.RestoreAsync<Kernel>(_path).GetAwaiter().GetResult();
        KernelHost host = new(restored.Root!);
        try
        {
            host.Kernel.CompleteRestore();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static string DescribeSize(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length / 1024.0:n0} KiB");
}
