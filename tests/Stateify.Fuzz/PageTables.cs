using System.Buffers.Binary;
using System.Security.Cryptography;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>
/// Changes the tables in the metadata of pages together, or makes one of them right again after another was changed, as far as they say
/// anything that makes sense.
/// </summary>
internal static class PageTables
{
    private const int Page = MemoryFile.PageSize;

    /// <summary>Makes checksums or tags of the runs those of the pages.</summary>
    /// <returns>The pages as they are stored.</returns>
    public static byte[] Prove(FileParts said, byte[] pages, PageSeal seal)
    {
        byte[] stored = [.. pages];
        List<byte> tags = [];
        byte[] runs = [.. Section(said, PageMetadata.RunsSection)];
        for (int entry = 0; entry + PageMetadata.RunSize <= runs.Length; entry += PageMetadata.RunSize)
        {
            PageRun run = RunAt(runs, entry);
            if (run.ImageOffset < 0 || run.Length <= 0 || run.Length > pages.Length - run.ImageOffset)
            {
                tags.AddRange(new byte[seal.TagSize]);
                continue;
            }
            ReadOnlySpan<byte> own = pages.AsSpan((int)run.ImageOffset, run.Length);
            if (seal.IsEncrypted)
            {
                byte[] sealedBytes = new byte[run.Length + seal.TagSize];
                seal.Seal(ref run, own, sealedBytes);
                sealedBytes.AsSpan(0, run.Length).CopyTo(stored.AsSpan((int)run.ImageOffset));
            }
            else
            {
                seal.Prove(ref run, own);
            }
            BinaryPrimitives.WriteUInt32LittleEndian(runs.AsSpan(entry + 20), run.Checksum);
            tags.AddRange(run.Tag ?? []);
        }
        Replace(said, PageMetadata.RunsSection, runs);
        Replace(said, PageMetadata.TagsSection, [.. tags]);
        return stored;
    }

    /// <summary>Makes the hashes of stored pages theirs.</summary>
    public static void Hash(FileParts said, byte[] pages)
    {
        byte[] runs = Section(said, PageMetadata.RunsSection);
        Dictionary<long, int> places = [];
        for (int entry = 0; entry + PageMetadata.RunSize <= runs.Length; entry += PageMetadata.RunSize)
        {
            PageRun run = RunAt(runs, entry);
            for (long at = 0; at < run.Length && run.ImageOffset >= 0 && run.ImageOffset + at <= pages.Length - Page; at += Page)
                places.TryAdd(run.Offset + at, (int)(run.ImageOffset + at));
        }

        byte[] hashes = [.. Section(said, PageMetadata.HashesSection)];
        Span<byte> rest = hashes;
        foreach (long page in PagesIn(Section(said, PageMetadata.ResidentSection)))
        {
            if (rest.Length < PageHashes.Size)
                break;
            if (places.TryGetValue(page, out int place))
                PageHashes.Compute(pages.AsSpan(place, Page), rest[..PageHashes.Size]);
            rest = rest[PageHashes.Size..];
        }
        Replace(said, PageMetadata.HashesSection, hashes);
    }

    /// <summary>Makes the identity that of the allocations and hashes.</summary>
    /// <returns>The identity.</returns>
    public static byte[] Identify(FileParts said)
    {
        byte[] identity = SHA256.HashData(
        [
            .. "stateify memory state 1"u8,
            .. Section(said, PageMetadata.AllocationsSection),
            .. Section(said, PageMetadata.ResidentSection),
            .. Section(said, PageMetadata.HashesSection),
        ]);
        Replace(said, PageMetadata.IdentitySection, identity);
        return identity;
    }

    /// <summary>Has a delta continue a state.</summary>
    /// <returns>Whether it did not yet.</returns>
    public static bool Continue(FileParts said, byte[] identity)
    {
        bool continues = Section(said, PageMetadata.ParentSection).AsSpan().SequenceEqual(identity);
        Replace(said, PageMetadata.ParentSection, identity);
        return !continues;
    }

    /// <summary>Moves all pages from some allocation on by as many bytes, in every table.</summary>
    public static void Move(FileParts said, long distance, Random random)
    {
        byte[] allocations = Section(said, PageMetadata.AllocationsSection);
        int count = allocations.Length / PageMetadata.AllocationSize;
        if (count == 0)
            return;
        long first = BinaryPrimitives.ReadInt64LittleEndian(allocations.AsSpan(random.Next(count) * PageMetadata.AllocationSize));
        MoveEntries(PageMetadata.AllocationsSection, PageMetadata.AllocationSize);
        MoveEntries(PageMetadata.RunsSection, PageMetadata.RunSize);
        MoveEntries(PageMetadata.ResidentSection, PageMetadata.ResidentSize);

        void MoveEntries(string name, int size)
        {
            byte[] moved = [.. Section(said, name)];
            for (int entry = 0; entry + size <= moved.Length; entry += size)
            {
                long offset = BinaryPrimitives.ReadInt64LittleEndian(moved.AsSpan(entry));
                if (offset >= first)
                    BinaryPrimitives.WriteInt64LittleEndian(moved.AsSpan(entry), offset + distance);
            }
            Replace(said, name, moved);
        }
    }

    private static PageRun RunAt(byte[] runs, int entry) => new(
        BinaryPrimitives.ReadInt64LittleEndian(runs.AsSpan(entry)),
        BinaryPrimitives.ReadInt64LittleEndian(runs.AsSpan(entry + 8)),
        BinaryPrimitives.ReadInt32LittleEndian(runs.AsSpan(entry + 16)));

    /// <summary>The pages that have a hash, however many a table says there are.</summary>
    private static IEnumerable<long> PagesIn(byte[] resident)
    {
        for (int entry = 0; entry + PageMetadata.ResidentSize <= resident.Length; entry += PageMetadata.ResidentSize)
        {
            long offset = BinaryPrimitives.ReadInt64LittleEndian(resident.AsSpan(entry));
            long length = BinaryPrimitives.ReadInt64LittleEndian(resident.AsSpan(entry + 8));
            for (long at = 0; at < length; at += Page)
                yield return offset + at;
        }
    }

    private static byte[] Section(FileParts said, string name) =>
        said.Sections.FirstOrDefault(section => section.Name == name).Bytes ?? [];

    private static void Replace(FileParts said, string name, byte[] bytes)
    {
        int at = said.Sections.FindIndex(section => section.Name == name);
        if (at >= 0)
            said.Sections[at] = (name, bytes);
    }
}
