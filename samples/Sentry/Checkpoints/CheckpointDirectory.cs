using System.Globalization;

namespace Sentry.Checkpoints;

/// <summary>
/// A directory with one checkpoint, laid out as runsc does it: the objects in <c>checkpoint.img</c>, the page contents in
/// <c>pages.img</c> with their places in <c>pages_meta.img</c>.
/// </summary>
/// <remarks>
/// The state file is written last and appears atomically. As long as it is there its two neighbours are complete, so its
/// presence is what makes a directory a checkpoint; an older one is removed before the pages are touched.
/// </remarks>
internal sealed class CheckpointDirectory
{
    private readonly string _path;

    public CheckpointDirectory(string path)
    {
        _path = path;
    }

    public string StatePath => System.IO.Path.Combine(_path, "checkpoint.img");

    public string PagesMetaPath => System.IO.Path.Combine(_path, "pages_meta.img");

    public string PagesPath => System.IO.Path.Combine(_path, "pages.img");

    /// <summary>Checkpoints a kernel, which can go on afterwards.</summary>
    public void Save(Kernel kernel)
    {
        kernel.PrepareSave();
        Directory.CreateDirectory(_path);
        File.Delete(StatePath);
        kernel.Memory.Save(PagesMetaPath, PagesPath);
        Dictionary<string, string> metadata = new()
        {
            ["program"] = "sentry",
            ["tasks"] = kernel.Tasks.Count.ToString(CultureInfo.InvariantCulture),
        };
        StateFile.Save(StatePath, kernel, metadata);
    }

    /// <summary>The files of the checkpoint and their sizes.</summary>
    public string DescribeFiles() =>
        string.Join(", ", new[] { StatePath, PagesMetaPath, PagesPath }.Select(path => DescribeSize(new FileInfo(path))));

    /// <summary>Makes a new kernel, with new objects and a new memory file, from the checkpoint.</summary>
    public KernelHost Load()
    {
        MemoryFile memory = MemoryFile.Load(KernelHost.MemoryName, PagesMetaPath, PagesPath);
        try
        {
            LoadOptions options = new() { Externals = new Dictionary<string, object> { [ExternalKeys.Memory] = memory } };
            Kernel kernel = StateFile.Load<Kernel>(StatePath, options)!;
            kernel.CompleteRestore();
            return new KernelHost(kernel);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private static string DescribeSize(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length / 1024.0:n0} KiB");
}
