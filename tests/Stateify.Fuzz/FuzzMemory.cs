using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>Memory files of the corpus, their images, and what loads such images and saves what came out of them.</summary>
internal static class FuzzMemory
{
    private const int Page = MemoryFile.PageSize;
    private const string Name = "memory";

    /// <summary>Several extents and runs, kinds, a page that is shared, and pages of zeros.</summary>
    public static MemoryFile Create(byte value = 0x11)
    {
        MemoryFile memory = MemoryFile.Create(Name);
        PageRange first = memory.Allocate(4 * Page);
        memory.GetSpan(first.Offset + Page, Page).Fill(value);
        memory.AddReference(new PageRange(first.Offset, Page));
        PageRange gap = memory.Allocate(2 * Page);
        PageRange last = memory.Allocate(2 * Page, new() { Kind = PageKind.Tmpfs });
        memory.GetSpan(last.Offset, Page).Fill(0x22);
        memory.Release(gap);
        return memory;
    }

    /// <summary>One image, as a state.</summary>
    public static byte[] SaveImage(StateFileWriterOptions options)
    {
        using MemoryFile memory = Create();
        return SaveChain(memory, options);
    }

    /// <summary>An image and deltas, in which pages are changed, new, zeroed and released.</summary>
    public static byte[] SaveChain(StateFileWriterOptions options)
    {
        using MemoryFile memory = Create();
        return SaveChain(
            memory,
            options,
            () =>
            {
                memory.GetSpan(Page, Page).Fill(0x33);
                memory.GetSpan(memory.Allocate(Page).Offset, Page).Fill(0x44);
                memory.GetSpan(6 * Page, Page).Clear();
            },
            () =>
            {
                memory.Release(new PageRange(Page, 2 * Page));
                memory.GetSpan(7 * Page, Page).Fill(0x55);
            });
    }

    /// <summary>Another chain that begins with the same state.</summary>
    public static byte[] SaveFork(StateFileWriterOptions options)
    {
        using MemoryFile memory = Create();
        return SaveChain(memory, options, () => memory.GetSpan(2 * Page, Page).Fill(0x66));
    }

    /// <summary>
    /// Loads a chain, an image in one of the three ways, and saves it again, which reads every page; verifies it; folds it. What was
    /// verified must be what the last image says it is; and if all metadata are as they were saved, so is what was loaded.
    /// </summary>
    /// <returns>What became of it.</returns>
    public static string LoadImages(byte[] state, Seed origin, Meter meter) => TemporaryFiles.Use(directory =>
    {
        StateKey? key = origin.Options!.Key;
        FilePack.Write(FilePack.Split(state), directory);
        List<ImageFiles> files = ImageFiles.Split(state);
        MemoryImage[] images = [.. files.Select((_, number) => ImageFiles.In(directory, number))];
        MemoryLoadMode mode = images.Length == 1 ? (MemoryLoadMode)(state.Sum(static part => (long)part) % 3) : MemoryLoadMode.Eager;
        meter.Measure(() => LoadAndSave(images, new() { Mode = mode, Key = key }));
        foreach (ImageFiles image in files)
            Provenance.Demand(image.Metadata, SavedMetadata(origin), key);
        meter.Measure(() => Verify(images, key, areSound: files.All(image => IsSaved(image.Metadata, origin))));
        MemoryImage folded = ImageFiles.In(directory, images.Length);
        meter.Measure(() => MemoryChain.Fold(images, folded, new() { Key = key }));
        ImageContents said = Read(images[^1], key);
        if (said.Hashes is not null && !said.Identity().AsSpan().SequenceEqual(Read(folded, null).Identity()))
            throw new InvalidDataException("The chain was verified, and what it gives is not what its last image says.");
        return "loaded";
    });

    private static void LoadAndSave(MemoryImage[] images, MemoryLoadOptions options)
    {
        using MemoryFile memory = MemoryChain.Load(Name, images, options);
        memory.Loading.GetAwaiter().GetResult();
        FuzzCheckpoint.Save(Stream.Null, null, new() { [Name] = memory }, new());
    }

    private static void Verify(MemoryImage[] images, StateKey? key, bool areSound)
    {
        try
        {
            MemoryChain.Verify(images, new() { Key = key });
        }
        catch (MemoryFileException error) when (areSound)
        {
            throw new InvalidDataException("All metadata are as they were saved, and what was loaded is something else.", error);
        }
    }

    private static bool IsSaved(byte[] metadata, Seed origin) => SavedMetadata(origin).Any(saved => saved.AsSpan().SequenceEqual(metadata));

    private static IEnumerable<byte[]> SavedMetadata(Seed origin) => ImageFiles.Split(origin.Bytes)
        .Concat(origin.Twin is null ? [] : ImageFiles.Split(origin.Twin.Bytes))
        .Select(static image => image.Metadata);

    private static ImageContents Read(MemoryImage image, StateKey? key) =>
        PageImage.ReadMetadata(new PageExtents(), image.MetaPath, long.MaxValue, key).Contents;

    private static byte[] SaveChain(MemoryFile memory, StateFileWriterOptions options, params Action[] changes) => TemporaryFiles.Use(directory =>
    {
        MemorySaveOptions save = new() { Protection = options.Protection, Key = options.Key, PageHashes = true };
        MemoryImage image = ImageFiles.In(directory, 0);
        memory.Save(image.MetaPath, image.PagesPath, save);
        List<ImageFiles> chain = [ImageFiles.Read(image)];
        foreach (Action change in changes)
        {
            change();
            MemoryImage delta = ImageFiles.In(directory, chain.Count);
            memory.SaveDelta(delta.MetaPath, delta.PagesPath, image.MetaPath, save);
            chain.Add(ImageFiles.Read(delta));
            image = delta;
        }
        return ImageFiles.Join(chain);
    });
}
