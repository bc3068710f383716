using System.Globalization;
using Stateify.Memory;

namespace Stateify.Benchmarks.Pages;

/// <summary>
/// Measures the memory file beside <c>cp</c>, <c>dd</c>, <c>memcpy</c> and raw reads and writes of the same bytes, in turns within one
/// process, so that the ratios hold on a noisy machine. Linux only.
/// </summary>
internal static class PagesRun
{
    /// <summary>The switch that asks for this run.</summary>
    public const string Switch = "--memory";

    /// <summary>Where every Linux has a tmpfs.</summary>
    public const string SharedMemory = "/dev/shm";

    private const long DefaultMebibytes = 1024;

    // The image, the memory file, a plain buffer, and what a row makes: two of these while one is touched.
    private const int CopiesAtOnce = 5;

    /// <summary>Runs: <c>--memory [MiB] [directory]</c>. Without a directory the files are on a tmpfs, if that has the room.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        string[] values = [.. args.SkipWhile(static arg => arg != Switch).Skip(1)];
        long length = (values.Length > 0 ? long.Parse(values[0], CultureInfo.InvariantCulture) : DefaultMebibytes) << 20;
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (available < length * CopiesAtOnce)
        {
            Console.Error.WriteLine($"{length >> 20} MiB need {(length * CopiesAtOnce) >> 20} MiB of memory; there are {available >> 20}. Name a smaller size.");
            return 2;
        }
        string parent = values.Length > 1 ? values[1] : HasRoom(length) ? SharedMemory : Path.GetTempPath();
        string directory = Path.Combine(parent, $"stateify-pages-{Environment.ProcessId}");
        Directory.CreateDirectory(directory);
        try
        {
            Console.WriteLine($"Files in {parent} ({new DriveInfo(parent).DriveFormat}), {Environment.ProcessorCount} processors, writes {(MemoryCapabilities.Of().WriteTracking ? "" : "not ")}tracked by the kernel; medians, and the best of all rounds.");
            foreach (PageContents contents in PageContents.All)
            {
                using PagesCase @case = new(contents, length, directory);
                @case.Measure();
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
        return 0;
    }

    private static bool HasRoom(long length) =>
        Directory.Exists(SharedMemory) && new DriveInfo(SharedMemory).AvailableFreeSpace > length * 3;
}
