using System.Reflection;

namespace Stateify.Fuzz;

/// <summary>A valid image or state file of the corpus.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Image">The image in it; the bytes themselves, if they are one.</param>
internal sealed record Seed(string Name, byte[] Bytes, byte[] Image)
{
    private const string ImageSuffix = ".img";

    private static readonly Dictionary<string, StateFileWriterOptions> Files = new()
    {
        ["plain.state"] = new(),
        ["deflate.state"] = new() { Compression = FrameCompression.Deflate() },
        ["authenticated.state"] = new() { Protection = StateFileProtection.Authenticated, Key = Key },
        ["encrypted.state"] = new() { Protection = StateFileProtection.Encrypted, Key = Key },
        ["brotli.encrypted.state"] = new() { Protection = StateFileProtection.Encrypted, Key = Key, Compression = FrameCompression.Brotli(5) },
        ["zlib.authenticated.state"] = new() { Protection = StateFileProtection.Authenticated, Key = Key, Compression = FrameCompression.ZLib() },
    };

    /// <summary>The key of the protected files: that of somebody who may write them.</summary>
    public static StateKey Key => new([.. Enumerable.Range(0, StateKey.Size).Select(static number => (byte)number)]);

    /// <summary>Whether this is a state file.</summary>
    public bool IsFile => !Name.EndsWith(ImageSuffix, StringComparison.Ordinal);

    /// <summary>How the file was written; null for an image.</summary>
    public StateFileWriterOptions? Options => Files.GetValueOrDefault(Name);

    /// <summary>The corpus as it is committed.</summary>
    public static Seed[] ReadAll()
    {
        Assembly assembly = typeof(Seed).Assembly;
        string[] names = [.. assembly.GetManifestResourceNames().Where(static name => name.EndsWith(ImageSuffix, StringComparison.Ordinal) || Files.ContainsKey(name))];
        return [.. names.Order(StringComparer.Ordinal).Select(name => Read(assembly, name))];
    }

    /// <summary>Makes the corpus anew.</summary>
    public static void WriteAll(string directory)
    {
        byte[] world = StateSerializer.Save(FuzzWorld.Create());
        File.WriteAllBytes(Path.Combine(directory, "world.img"), world);
        File.WriteAllBytes(Path.Combine(directory, "chain.img"), StateSerializer.Save(FuzzWorld.CreateChain()));
        foreach ((string name, StateFileWriterOptions options) in Files)
            File.WriteAllBytes(Path.Combine(directory, name), MemoryDisk.Write(world, options));
    }

    private static Seed Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Seed(name, bytes, name.EndsWith(ImageSuffix, StringComparison.Ordinal) ? bytes : ImageIn(bytes, Files[name].Key));
    }

    private static byte[] ImageIn(byte[] bytes, StateKey? key)
    {
        using StateFileReader file = StateFileReader.Open(new MemoryStream(bytes), new() { Key = key });
        using Stream section = file.OpenSection(StateFile.GraphSection);
        byte[] image = new byte[section.Length];
        section.ReadExactly(image);
        return image;
    }
}
