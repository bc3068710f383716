using System.Reflection;

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
        ["plain.pages"] = new(),
        ["authenticated.pages"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
    };

    private readonly ImageMap? _map = MapOf(Name, Bytes);

    /// <summary>The key of the protected files: that of somebody who may write them.</summary>
    public static StateKey Key => new([.. Enumerable.Range(0, StateKey.Size).Select(static number => (byte)number)]);

    /// <summary>What it is.</summary>
    public SeedKind Kind => KindOf(Name);

    /// <summary>How its file was written; null for an image.</summary>
    public StateFileWriterOptions? Options => Files.GetValueOrDefault(Name);

    /// <summary>The graph in it; null for pages.</summary>
    public ImageMap? Map => _map;

    /// <summary>The corpus as it is committed.</summary>
    public static Seed[] ReadAll()
    {
        Assembly assembly = typeof(Seed).Assembly;
        string[] names = [.. assembly.GetManifestResourceNames().Where(static name => KindOf(name) == SeedKind.Image || Files.ContainsKey(name))];
        return [.. names.Order(StringComparer.Ordinal).Select(name => Read(assembly, name))];
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
                SeedKind.Checkpoint => FuzzMemory.SaveCheckpoint(options),
                SeedKind.Pages => FuzzMemory.SavePages(options),
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
            _ => MutatePages(random),
        };

        byte[] Graph(Random random) => ImageMutation.Apply(Map!, others, random);

        byte[] Checkpoint(Random random) => MemoryDisk.Write(PartsMutation.Apply(FileParts.Read(Bytes, Options!.Key), Graph, random), Options);
    }

    private byte[] MutatePages(Random random)
    {
        (byte[] metadata, byte[] pages) = PagesPair.Split(Bytes);
        if (random.Next(4) == 0)
            pages = FileMutation.ChangeBytes(pages, random);
        FileParts parts = FileParts.Read(metadata, Options!.Key);
        if (random.Next(2) == 0)
            return PagesPair.Join(FileMutation.Apply(metadata, Options, Rewrite, random), pages);
        return PagesPair.Join(Rewrite(random), pages);

        byte[] Rewrite(Random random)
        {
            FileParts changed = PartsMutation.Apply(parts, null, random);
            if (random.Next(4) != 0)
                PartsMutation.Repair(changed, pages);
            return MemoryDisk.Write(changed, Options);
        }
    }

    private static ImageMap? MapOf(string name, byte[] bytes) => KindOf(name) switch
    {
        SeedKind.Image => new ImageMap(bytes),
        SeedKind.Pages => null,
        _ => new ImageMap(FileParts.Read(bytes, Files[name].Key).Sections.Single(static section => section.Name == StateFile.GraphSection).Bytes),
    };

    private static SeedKind KindOf(string name) => Path.GetExtension(name) switch
    {
        ".img" => SeedKind.Image,
        ".checkpoint" => SeedKind.Checkpoint,
        ".pages" => SeedKind.Pages,
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
