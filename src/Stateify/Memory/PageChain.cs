using System.Security.Cryptography;

namespace Stateify.Memory;

/// <summary>Loads a chain of images, one over the other.</summary>
internal static class PageChain
{
    /// <summary>Fills a memory file that is empty yet. That every image continues the one before is known before a page is read.</summary>
    /// <returns>What the last image says.</returns>
    public static ImageContents Load(
        MemoryBacking backing, PageExtents extents, IReadOnlyList<MemoryImage> images, MemoryLoadOptions options)
    {
        if (options.Mode == MemoryLoadMode.Mapped)
            MemoryErrors.ThrowNotMappable("it is one of a chain", images[^1].MetaPath);
        (ImageContents Contents, PageSeal Seal)[] links = new (ImageContents, PageSeal)[images.Count];
        for (int i = 0; i < links.Length; i++)
        {
            PageExtents own = i == links.Length - 1 ? extents : new PageExtents();
            links[i] = PageImage.ReadMetadata(own, images[i].MetaPath, backing.Limit, options.Key);
            CheckParent(links[i].Contents, i == 0 ? null : links[i - 1].Contents);
        }

        backing.Grow(links.Max(static link => link.Contents.Extents.End) * MemoryFile.PageSize);
        long total = links.Sum(static link => link.Contents.Runs.Sum(static run => (long)run.Length));
        PageWatch watch = new(options.Progress, total, options.CancellationToken);
        for (int i = 0; i < links.Length; i++)
        {
            (ImageContents contents, PageSeal seal) = links[i];
            if (i > 0)
            {
                foreach ((long first, long end) in links[i - 1].Contents.Hashes!.MissingIn(contents.Hashes!))
                    backing.PunchHole(first * MemoryFile.PageSize, (end - first) * MemoryFile.PageSize);
            }
            using StoredPages pages = StoredPages.Open(images[i].PagesPath, contents.Runs, seal);
            PageImage.ReadPages(backing, pages, contents.Runs, watch);
        }
        return links[^1].Contents;
    }

    private static void CheckParent(ImageContents image, ImageContents? before)
    {
        if (image.Parent is null)
        {
            if (before is not null)
                MemoryErrors.ThrowWrongParent("The image is a full one, but another comes before it in the chain.", image.Path);
            return;
        }
        if (before is null)
            MemoryErrors.ThrowNoParent(image.Path);
        if (before.Hashes is null || !CryptographicOperations.FixedTimeEquals(before.Identity(), image.Parent))
            MemoryErrors.ThrowWrongParent("The image before it in the chain is not of the state it was saved relative to.", image.Path);
    }
}
