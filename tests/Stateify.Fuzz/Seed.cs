using System.Reflection;
using Stateify.Checkpoints;

namespace Stateify.Fuzz;

/// <summary>A valid state of the corpus.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record Seed(string Name, byte[] Bytes)
{
    private static readonly Dictionary<string, StateFileWriterOptions> Files = new()
    {
        ["plain.state"] = new(),
        ["deflate.state"] = new() { Compression = FrameCompression.Deflate() },
        ["authenticated.state"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["encrypted.state"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
        ["brotli.encrypted.state"] = new() { Protection = StateFileProtection.Encrypted, Key = Key, Compression = FrameCompression.Brotli(5) },
        ["zlib.authenticated.state"] = new() { Protection = StateFileProtection.Authenticated, Key = Key, Compression = FrameCompression.ZLib() },
        ["plain.checkpoint"] = new(),
        ["deflate.encrypted.checkpoint"] = new() { Protection = StateFileProtection.Encrypted, Key = Key, Compression = FrameCompression.Deflate() },
        ["plain.directory"] = new(),
        ["plain.newer.directory"] = new(),
        ["authenticated.directory"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["authenticated.newer.directory"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["encrypted.directory"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
        ["encrypted.newer.directory"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
        ["plain.pages"] = new(),
        ["authenticated.pages"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["plain.chain"] = new(),
        ["plain.fork.chain"] = new(),
        ["authenticated.chain"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["authenticated.fork.chain"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["encrypted.chain"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
        ["encrypted.fork.chain"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
    };

    private readonly ImageMap? _map = MapOf(Name, Bytes);

    /// <summary>The key of the protected files: that of somebody who may write them.</summary>
    public static StateKey Key => new([.. Enumerable.Range(0, StateKey.Size).Select(static number => (byte)number)]);

    /// <summary>What it is.</summary>
    public SeedKind Kind => KindOf(Name);

    /// <summary>How its file was written; null for an image.</summary>
    public StateFileWriterOptions? Options => Files.GetValueOrDefault(Name);

    /// <summary>Another state of the same kind and key; null unless it is a chain or a directory.</summary>
    public Seed? Twin { get; private set; }

    /// <summary>The graph in it; null for images of memory files.</summary>
    public ImageMap? Map => _map;

    /// <summary>The corpus as it is committed.</summary>
    public static Seed[] ReadAll()
    {
        Assembly assembly = typeof(Seed).Assembly;
        string[] names = [.. assembly.GetManifestResourceNames().Where(static name => KindOf(name) == SeedKind.Image || Files.ContainsKey(name))];
        Seed[] corpus = [.. names.Order(StringComparer.Ordinal).Select(name => Read(assembly, name))];
        foreach (Seed entry in corpus.Where(static entry => entry.Options is not null))
            entry.Twin = Array.Find(corpus, entry.IsTwin);
        return corpus;
    }

    /// <summary>Makes the corpus anew.</summary>
    public static void WriteAll(string directory)
    {
        byte[] world = StateSerializer.Save(FuzzWorld.Create());
        File.WriteAllBytes(Path.Combine(directory, "world.img"), world);
        File.WriteAllBytes(Path.Combine(directory, "chain.img"), StateSerializer.Save(FuzzWorld.CreateChain()));
        foreach ((string name, StateFileWriterOptions options) in Files)
        {
            byte[] bytes = KindOf(name) switch
            {
                SeedKind.Checkpoint => FuzzCheckpoint.SaveStream(options),
                SeedKind.Directory => FuzzCheckpoint.SaveDirectory(options, name.Contains("newer", StringComparison.Ordinal) ? (byte)2 : (byte)1),
                SeedKind.Images when name.Contains("fork", StringComparison.Ordinal) => FuzzMemory.SaveFork(options),
                SeedKind.Images when name.Contains("chain", StringComparison.Ordinal) => FuzzMemory.SaveChain(options),
                SeedKind.Images => FuzzMemory.SaveImage(options),
                _ => MemoryDisk.Write(world, options),
            };
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
        }
    }

    /// <summary>Makes a changed state.</summary>
    public byte[] Mutate(IReadOnlyList<ImageMap> others, Random random)
    {
        return Kind switch
        {
            SeedKind.Image => Graph(random),
            SeedKind.File => FileMutation.Apply(Bytes, Options!, random => MemoryDisk.Write(Graph(random), Options!), random),
            SeedKind.Checkpoint when random.Next(2) == 0 => Checkpoint(random),
            SeedKind.Checkpoint => FileMutation.Apply(Bytes, Options!, Checkpoint, random),
            SeedKind.Directory => DirectoryMutation.Apply(this, others, random),
            _ => ImagesMutation.Apply(this, random),
        };

        byte[] Graph(Random random) => ImageMutation.Apply(Map!, others, random);

        byte[] Checkpoint(Random random) => MemoryDisk.Write(PartsMutation.Apply(FileParts.Read(Bytes, Options!.Key), Graph, random), Options);
    }

    private bool IsTwin(Seed other) => other.Name != Name
        && other.Options?.Protection == Options!.Protection
        && Path.GetExtension(other.Name) == Path.GetExtension(Name)
        && Kind is SeedKind.Directory or SeedKind.Images;

    private static ImageMap? MapOf(string name, byte[] bytes) => KindOf(name) switch
    {
        SeedKind.Image => new ImageMap(bytes),
        SeedKind.Images => null,
        SeedKind.Directory => MapOfFile(FilePack.Split(bytes).Single(static file => file.Name == CheckpointNames.State).Bytes, Files[name].Key),
        _ => MapOfFile(bytes, Files[name].Key),
    };

    private static ImageMap MapOfFile(byte[] file, StateKey? key) =>
        new(FileParts.Read(file, key).Sections.Single(static section => section.Name == StateFile.GraphSection).Bytes);

    private static SeedKind KindOf(string name) => Path.GetExtension(name) switch
    {
        ".img" => SeedKind.Image,
        ".checkpoint" => SeedKind.Checkpoint,
        ".directory" => SeedKind.Directory,
        ".pages" or ".chain" => SeedKind.Images,
        _ => SeedKind.File,
    };

    private static Seed Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Seed(name, bytes);
    }
}
