using System.Security.Cryptography;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>What an image of a memory file says and holds, apart from how it is protected.</summary>
/// <param name="Said">What the metadata say.</param>
/// <param name="Pages">The pages, readable.</param>
internal sealed record ImageParts(FileParts Said, byte[] Pages)
{
    /// <summary>Takes an image apart that is sound as far as its protection goes.</summary>
    public static ImageParts Read(ImageFiles files, StateKey? key)
    {
        FileParts said = FileParts.Read(files.Metadata, key);
        using StateFileReader reader = StateFileReader.Open(new MemoryStream(files.Metadata), new() { Key = key });
        PageSeal seal = new(reader.FrameProtection);
        return new ImageParts(said, seal.IsEncrypted ? Decrypt(reader, seal, files.Pages) : files.Pages);
    }

    /// <summary>Makes an image of it.</summary>
    /// <param name="options">How it is protected.</param>
    /// <param name="proves">Whether checksums and tags are made those of the pages, as far as the runs say which these are.</param>
    public ImageFiles Write(StateFileWriterOptions options, bool proves)
    {
        byte[] stored = Pages;
        byte[] metadata = MemoryDisk.Write(Said, options, protection =>
        {
            if (proves)
                stored = PageTables.Prove(Said, Pages, new PageSeal(protection));
        });
        return new ImageFiles(metadata, stored);
    }

    private static byte[] Decrypt(StateFileReader reader, PageSeal seal, byte[] stored)
    {
        byte[] pages = [.. stored];
        foreach (PageRun run in new PageMetadataReader(reader, "", seal.TagSize).Read(new PageExtents(), long.MaxValue).Runs)
        {
            if (run.ImageEnd > pages.Length)
                throw new CryptographicException("The pages are not all there.");
            byte[] opened = [.. pages.AsSpan((int)run.ImageOffset, run.Length), .. new byte[seal.TagSize]];
            if (!seal.TryOpen(run, opened))
                throw new CryptographicException("The pages are not those of the metadata.");
            opened.AsSpan(0, run.Length).CopyTo(pages.AsSpan((int)run.ImageOffset));
        }
        return pages;
    }
}
