using System.Buffers;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>Says what a graph consists of: one that has been walked, or one in an image, by its type table alone.</summary>
internal static class ImageStatistics
{
    public static StateStatistics Of(SaveSession session, long bytes, TimeSpan walkTime, TimeSpan writeTime)
    {
        TypeStatistics[] types =
        [
            .. session.Tables.Where(static table => table.Count > 0)
                .Select(static table => new TypeStatistics(table.Type.Name, table.Count, table.RowCount, table.SectionLength)),
        ];
        return new StateStatistics(types, bytes, walkTime, writeTime);
    }

    public static StateStatistics Read(ReadOnlySequence<byte> image)
    {
        ImageReader reader = new(image);
        ImageHeader header = ImageHeader.Read(reader);
        List<ImageType> types = new SchemaReader(reader).Read(header.TypeCount, header.SchemaLength);
        Int128 length = reader.Position;
        foreach (ImageType type in types)
        {
            if (type.SectionLength > image.Length - length)
                throw StateErrors.Corrupt($"The objects of type {type.Name} do not fit into the image.");
            length += type.SectionLength;
        }

        if (length != image.Length)
            throw StateErrors.Corrupt("The image is longer than the objects in it.");
        TypeStatistics[] statistics =
        [
            .. types.Where(static type => type.Count > 0)
                .Select(static type => new TypeStatistics(type.Name, type.Count, type.RowCount, (long)type.SectionLength)),
        ];
        return new StateStatistics(statistics, image.Length);
    }
}
