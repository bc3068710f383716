using System.Globalization;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>The two files of an image of a memory file. A state is one, or a chain of them: each in the place its number says.</summary>
internal sealed record ImageFiles(byte[] Metadata, byte[] Pages)
{
    public static byte[] Join(IReadOnlyList<ImageFiles> chain) => FilePack.Join(chain.SelectMany(static (image, number) => new PackedFile[]
    {
        new(MetadataName(number), image.Metadata),
        new(PagesName(number), image.Pages),
    }));

    public static List<ImageFiles> Split(byte[] state) =>
        [.. FilePack.Split(state).Chunk(2).Select(static files => new ImageFiles(files[0].Bytes, files[1].Bytes))];

    /// <summary>Where an image is in a directory.</summary>
    public static MemoryImage In(string directory, int number) =>
        new(Path.Combine(directory, MetadataName(number)), Path.Combine(directory, PagesName(number)));

    public static ImageFiles Read(MemoryImage image) => new(File.ReadAllBytes(image.MetaPath), File.ReadAllBytes(image.PagesPath));

    private static string MetadataName(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}.meta");

    private static string PagesName(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}.pages");
}
