using Stateify.Checkpoints;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>A memory file of the corpus, in a checkpoint and in files of its own, and what loads such states and saves what came out of them.</summary>
internal static class FuzzMemory
{
    private const int Page = MemoryFile.PageSize;
    private const string Name = "memory";

    /// <summary>A checkpoint in one file, with a graph and two memory files.</summary>
    public static byte[] SaveCheckpoint(StateFileWriterOptions options)
    {
        using MemoryFile memory = Create();
        using MemoryFile other = Create();
        MemoryStream stream = new();
        Save(stream, FuzzWorld.CreateChain(), new() { [Name] = memory, ["other"] = other }, options);
        return stream.ToArray();
    }

    /// <summary>The files of a memory file, as a <see cref="PagesPair"/>.</summary>
    public static byte[] SavePages(StateFileWriterOptions options)
    {
        using MemoryFile memory = Create();
        return InFiles((metadata, pages) =>
        {
            memory.Save(metadata, pages, new() { Protection = options.Protection, Key = options.Key, PageHashes = true });
            return PagesPair.Join(File.ReadAllBytes(metadata), File.ReadAllBytes(pages));
        });
    }

    /// <summary>Restores a checkpoint and saves it again.</summary>
    /// <returns>What became of it.</returns>
    public static string RestoreCheckpoint(byte[] state, RestoreOptions options)
    {
        using StreamRestore restore = StreamRestore.OpenAsync(new MemoryStream(state), options).GetAwaiter().GetResult();
        RestoredCheckpoint<object> restored = restore.Run<object>();
        try
        {
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

    /// <summary>Loads a memory file in one of the three ways and saves it again, which reads every page.</summary>
    /// <returns>What became of it.</returns>
    public static string LoadPages(byte[] pair, StateKey? key) => InFiles((metadataPath, pagesPath) =>
    {
        (byte[] metadata, byte[] pages) = PagesPair.Split(pair);
        File.WriteAllBytes(metadataPath, metadata);
        File.WriteAllBytes(pagesPath, pages);
        MemoryLoadMode mode = (MemoryLoadMode)(pair.Sum(static part => (long)part) % 3);
        using MemoryFile memory = MemoryFile.Load(Name, metadataPath, pagesPath, new() { Mode = mode, Key = key });
        memory.Loading.GetAwaiter().GetResult();
        Save(Stream.Null, null, new() { [Name] = memory }, new());
        return "loaded";
    });

    private static void Save(Stream stream, object? root, Dictionary<string, MemoryFile> memoryFiles, StateFileWriterOptions options)
    {
        using StreamSave save = new(stream, root, memoryFiles, new CheckpointOptions { File = options });
        save.Run();
    }

    /// <summary>Several extents and runs, kinds, a page that is shared, and pages of zeros.</summary>
    private static MemoryFile Create()
    {
        MemoryFile memory = MemoryFile.Create(Name);
        PageRange first = memory.Allocate(4 * Page);
        memory.GetSpan(first.Offset + Page, Page).Fill(0x11);
        memory.AddReference(new PageRange(first.Offset, Page));
        PageRange gap = memory.Allocate(2 * Page);
        PageRange last = memory.Allocate(2 * Page, new() { Kind = PageKind.Tmpfs });
        memory.GetSpan(last.Offset, Page).Fill(0x22);
        memory.Release(gap);
        return memory;
    }

    private static T InFiles<T>(Func<string, string, T> use)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("stateify-fuzz-");
        try
        {
            return use(Path.Combine(directory.FullName, "pages_meta.img"), Path.Combine(directory.FullName, "pages.img"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
