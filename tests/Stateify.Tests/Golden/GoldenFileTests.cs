using System.Runtime.CompilerServices;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Golden;

/// <summary>
/// Files that earlier versions of the library have written, and that every later one must load. A file that is missing is written
/// as <c>*.received.*</c>; rename it to accept it, and never change it again.
/// </summary>
public sealed class GoldenFileTests
{
    private static readonly Dictionary<string, string> Metadata = new() { ["program"] = "golden", ["note"] = "ä" };
    private static readonly StateKey Key = new([.. Enumerable.Range(1, StateKey.Size).Select(static value => (byte)value)]);

    private static readonly Dictionary<string, StateFileWriterOptions> Version2 = new()
    {
        ["v2.authenticated.state"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["v2.encrypted.state"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
        ["v2.deflate.state"] = new() { Compression = FrameCompression.Deflate() },
        ["v2.zlib.state"] = new() { Compression = FrameCompression.ZLib() },
        ["v2.brotli.state"] = new() { Compression = FrameCompression.Brotli() },
        ["v2.brotli.authenticated.state"] = new() { Compression = FrameCompression.Brotli(), Protection = StateFileProtection.Authenticated, Key = Key },
        ["v2.deflate.encrypted.state"] = new() { Compression = FrameCompression.Deflate(), Protection = StateFileProtection.Encrypted, Key = Key },
    };

    public static TheoryData<string> NamesOfVersion2 => [.. Version2.Keys];

    [Fact]
    public void A_graph_of_format_version_1_loads_forever()
    {
        string file = Golden("v1.world.state", path => StateFile.Save(path, GoldenWorld.Create(), Metadata));

        GoldenWorld world = StateFile.Load<GoldenWorld>(file)!;

        Isomorphism.Demand(GoldenWorld.Create(), world);
        Assert.Same(world.Numbers, System.Runtime.InteropServices.MemoryMarshal.TryGetArray((ReadOnlyMemory<int>)world.Window, out ArraySegment<int> window) ? window.Array : null);
        using StateFileReader reader = StateFileReader.Open(file);
        Assert.Equal(Metadata.OrderBy(static entry => entry.Key), reader.Metadata.OrderBy(static entry => entry.Key));
    }

    [Fact]
    public void This_version_writes_the_bytes_that_version_1_has_written()
    {
        string file = Golden("v1.world.state", path => StateFile.Save(path, GoldenWorld.Create(), Metadata));
        using TemporaryDirectory directory = new();

        StateFile.Save(directory["again"], GoldenWorld.Create(), Metadata);

        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(directory["again"]));
    }

    [Theory]
    [MemberData(nameof(NamesOfVersion2))]
    public void A_compressed_or_protected_graph_of_format_version_2_loads_forever(string name)
    {
        StateFileWriterOptions options = Version2[name];
        string file = Golden(name, path => StateFile.Save(path, GoldenWorld.Create(), Metadata, fileOptions: options));

        GoldenWorld world = StateFile.Load<GoldenWorld>(file, fileOptions: new() { Key = options.Key })!;

        Isomorphism.Demand(GoldenWorld.Create(), world);
        Assert.Equal(Metadata.OrderBy(static entry => entry.Key), StateFileReader.ReadHeader(file).Metadata.OrderBy(static entry => entry.Key));
    }

    /// <summary>The path of a golden file.</summary>
    private static string Golden(string name, Action<string> write, [CallerFilePath] string testFile = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(testFile)!, name);
        if (File.Exists(file))
            return file;
        string received = Path.Combine(Path.GetDirectoryName(testFile)!, name.Insert(name.IndexOf('.') + 1, "received."));
        write(received);
        throw new FileNotFoundException($"There is no golden file {file}; look at {received} and, if it is right, rename it.");
    }
}
