using System.Buffers;
using System.IO.Compression;
using Stateify.Benchmarks.Pages;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Frames;

/// <summary>
/// Measures what the compressions of a state file make of a graph, and how fast. The graph is the kernel's (W6), as often as it takes to
/// keep all processors busy: frames are compressed each for itself, so that they are as many different ones.
/// </summary>
internal static class FramesRun
{
    /// <summary>The switch that asks for this run.</summary>
    public const string Switch = "--frames";

    private const int Rounds = 5;
    private const int Copies = 16;
    private const string SectionName = "graph";

    private static readonly (string Name, IFrameCompression? Compression)[] Compressions =
    [
        ("none", null),
        ("Deflate, fastest", FrameCompression.Deflate(CompressionLevel.Fastest)),
        ("Deflate, optimal", FrameCompression.Deflate(CompressionLevel.Optimal)),
        ("Deflate, smallest", FrameCompression.Deflate(CompressionLevel.SmallestSize)),
        ("ZLib, fastest", FrameCompression.ZLib(CompressionLevel.Fastest)),
        ("ZLib, optimal", FrameCompression.ZLib(CompressionLevel.Optimal)),
        ("Brotli 0", FrameCompression.Brotli(0)),
        ("Brotli 1", FrameCompression.Brotli(1)),
        ("Brotli 4", FrameCompression.Brotli(4)),
        ("Brotli 6", FrameCompression.Brotli(6)),
    ];

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public static int Run()
    {
        ArrayBufferWriter<byte> graph = new();
        StateSerializer.Save(new KernelWorkload().Build(), graph);
        long length = (long)graph.WrittenCount * Copies;
        string path = Path.Combine(Directory.Exists(PagesRun.SharedMemory) ? PagesRun.SharedMemory : Path.GetTempPath(), $"stateify-frames-{Environment.ProcessId}.img");
        Console.WriteLine($"{length / 1e6:F0} MB, {Environment.ProcessorCount} processors; medians.");
        try
        {
            foreach ((string name, IFrameCompression? compression) in Compressions)
            {
                PagesRow write = new(name, () => File.Delete(path), () => Write(path, graph.WrittenSpan, compression));
                PagesRow read = new(name, static () => { }, () => Verify(path));
                for (int round = 0; round <= Rounds; round++)
                {
                    write.Round(counts: round > 0);
                    read.Round(counts: round > 0);
                }
                Console.WriteLine(
                    $"  {name,-20}{length / (double)new FileInfo(path).Length,6:F2} to 1{length / write.Median / 1e3,10:F0} MB/s written{length / read.Median / 1e3,10:F0} MB/s read");
            }
        }
        finally
        {
            File.Delete(path);
        }
        return 0;
    }

    private static void Write(string path, ReadOnlySpan<byte> graph, IFrameCompression? compression)
    {
        using StateFileWriter writer = StateFileWriter.Create(path, options: new() { Compression = compression });
        using (StateFileSectionWriter section = writer.BeginSection(SectionName))
        {
            for (int copy = 0; copy < Copies; copy++)
                section.Write(graph);
        }
        writer.Commit();
    }

    private static void Verify(string path)
    {
        using StateFileReader reader = StateFileReader.Open(path);
        reader.Verify();
    }
}
