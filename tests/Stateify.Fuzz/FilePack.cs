namespace Stateify.Fuzz;

/// <summary>A file in a state that consists of several.</summary>
internal readonly record struct PackedFile(string Name, byte[] Bytes);

/// <summary>Several files as one state: of each its name with the length before it, the length of the file in four bytes, and the file.</summary>
internal static class FilePack
{
    public static byte[] Join(IEnumerable<PackedFile> files)
    {
        using MemoryStream pack = new();
        using BinaryWriter writer = new(pack);
        foreach ((string name, byte[] bytes) in files)
        {
            writer.Write(name);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
        return pack.ToArray();
    }

    public static List<PackedFile> Split(byte[] pack)
    {
        List<PackedFile> files = [];
        using MemoryStream stream = new(pack);
        using BinaryReader reader = new(stream);
        while (stream.Position < stream.Length)
            files.Add(new PackedFile(reader.ReadString(), reader.ReadBytes(reader.ReadInt32())));
        return files;
    }

    /// <summary>Puts the files into a directory.</summary>
    public static void Write(IEnumerable<PackedFile> files, string directory)
    {
        foreach ((string name, byte[] bytes) in files)
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
    }
}
