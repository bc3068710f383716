using Stateify.Checkpoints;
using Stateify.Files;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>Checkpoints of the corpus, in one file and in a directory, and what restores such states and saves what came out of them.</summary>
internal static class FuzzCheckpoint
{
    private const string Target = "checkpoint";

    /// <summary>A checkpoint in one file, with a graph and two memory files.</summary>
    public static byte[] SaveStream(StateFileWriterOptions options) => With(0x11, memoryFiles =>
    {
        MemoryStream stream = new();
        Save(stream, FuzzWorld.CreateChain(), memoryFiles, options);
        return stream.ToArray();
    });

    /// <summary>The same in a directory, whose files are the state.</summary>
    /// <param name="options">How it is saved.</param>
    /// <param name="value">What differs from one checkpoint to another.</param>
    public static byte[] SaveDirectory(StateFileWriterOptions options, byte value) => With(value, memoryFiles => TemporaryFiles.Use(directory =>
    {
        string target = Path.Combine(directory, Target);
        FuzzNode root = FuzzWorld.CreateChain();
        root.Id = value;
        new DirectorySave(target, root, memoryFiles, new CheckpointOptions { File = options }, DiskFileSystem.Instance).Run();
        return FilePack.Join(Directory.GetFiles(target).Order(StringComparer.Ordinal).Select(
            static path => new PackedFile(Path.GetFileName(path), File.ReadAllBytes(path))));
    }));

    /// <summary>Saves a checkpoint to a stream, which reads every page.</summary>
    public static void Save(Stream stream, object? root, Dictionary<string, MemoryFile> memoryFiles, StateFileWriterOptions options)
    {
        using StreamSave save = new(stream, root, memoryFiles, new CheckpointOptions { File = options });
        save.Run();
    }

    /// <summary>Restores a checkpoint in one file and saves it again.</summary>
    /// <returns>What became of it.</returns>
    public static string RestoreStream(byte[] state, RestoreOptions options)
    {
        using StreamRestore restore = StreamRestore.OpenAsync(new MemoryStream(state), options).GetAwaiter().GetResult();
        return SaveAgain(restore.Run<object>());
    }

    /// <summary>
    /// Restores a checkpoint in a directory, its pages in one of the three ways, and saves it again. If the manifest is one that was saved,
    /// so must all files be that were saved with it; under a key the manifest must be, if it has the salt of one that was.
    /// </summary>
    /// <returns>What became of it.</returns>
    public static string RestoreDirectory(byte[] state, Seed origin, LoadOptions graph) => TemporaryFiles.Use(directory =>
    {
        RestoreOptions options = new()
        {
            Graph = graph,
            File = new() { Key = origin.Options!.Key },
            Memory = (MemoryLoadMode)(state.Sum(static part => (long)part) % 3),
        };
        List<PackedFile> files = FilePack.Split(state);
        FilePack.Write(files, directory);
        Checkpoint.ReadInfo(directory);

        // On this thread, so that what it allocates is counted.
        string outcome = SaveAgain(new DirectoryRestore(directory, options).Run<object>());
        if (!AreWhole(files, origin) || !AreWhole(files, origin.Twin!))
            throw new InvalidDataException("The manifest is as it was saved, and the files were accepted beside it, but are not.");
        Provenance.Demand(ManifestOf(files), [ManifestOf(FilePack.Split(origin.Bytes)), ManifestOf(FilePack.Split(origin.Twin!.Bytes))], origin.Options.Key);
        return outcome;
    });

    private static byte[] ManifestOf(List<PackedFile> files) => files.Single(static file => file.Name == CheckpointNames.Manifest).Bytes;

    private static bool AreWhole(List<PackedFile> files, Seed saved)
    {
        List<PackedFile> originals = FilePack.Split(saved.Bytes);
        return !IsAmongThem(originals.Single(static file => file.Name == CheckpointNames.Manifest)) || originals.All(IsAmongThem);

        bool IsAmongThem(PackedFile original) =>
            files.Exists(file => file.Name == original.Name && file.Bytes.AsSpan().SequenceEqual(original.Bytes));
    }

    private static string SaveAgain(RestoredCheckpoint<object> restored)
    {
        try
        {
            foreach (MemoryFile memory in restored.MemoryFiles.Values)
                memory.Loading.GetAwaiter().GetResult();
            Save(Stream.Null, restored.Root, new(restored.MemoryFiles), new());
            return "loaded";
        }
        catch (StateException error)
        {
            return $"loaded, not savable: {error.Code}";
        }
        finally
        {
            foreach (MemoryFile memory in restored.MemoryFiles.Values)
                memory.Dispose();
        }
    }

    private static byte[] With(byte value, Func<Dictionary<string, MemoryFile>, byte[]> save)
    {
        using MemoryFile memory = FuzzMemory.Create(value);
        using MemoryFile other = FuzzMemory.Create(value);
        return save(new() { ["memory"] = memory, ["other"] = other });
    }
}
