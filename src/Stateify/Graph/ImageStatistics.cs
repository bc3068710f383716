using System.Buffers;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>Says what a graph consists of: one that has been walked, or one in an image, by its type table alone.</summary>
internal static class ImageStatistics
{
    // What is said of one, with its place in an array that was made as a list that grew.
    private const long BytesOfType = 48 + (3 * LoadBudget.Reference);

    public static StateStatistics Of(SaveSession session, long bytes, TimeSpan walkTime, TimeSpan writeTime)
    {
        TypeStatistics[] types =
        [
            .. session.Tables.Where(static table => table.Count > 0)
                .Select(static table => new TypeStatistics(table.Type.Name, table.Count, table.RowCount, table.SectionLength)),
        ];
        return new StateStatistics(types, bytes, walkTime, writeTime);
    }

    /// <summary>Reads an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="budget">What its type table, and what is said of it, may take in memory.</param>
    public static StateStatistics Read(ReadOnlySequence<byte> image, LoadBudget budget)
    {
        ImageReader reader = new(image);
        ImageHeader header = ImageHeader.Read(reader);
        List<ImageType> types = new SchemaReader(reader, budget).Read(header.TypeCount, header.SchemaLength);
        Int128 length = reader.Position;
        foreach (ImageType type in types)
        {
            if (type.SectionLength > image.Length - length)
                throw StateErrors.Corrupt($"The objects of type {type.Name} do not fit into the image.");
            length += type.SectionLength;
        }

        if (length != image.Length)
            throw StateErrors.Corrupt("The image is longer than the objects in it.");
        budget.Check(null, types.Count * BytesOfType);
        TypeStatistics[] statistics =
        [
            .. types.Where(static type => type.Count > 0)
                .Select(static type => new TypeStatistics(type.Name, type.Count, type.RowCount, (long)type.SectionLength)),
        ];
        return new StateStatistics(statistics, image.Length);
    }
}
