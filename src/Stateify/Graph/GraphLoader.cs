using Stateify.Contract;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Loads one graph: checks that all counts fit the bytes that are there, makes strings, arrays and empty collections, fills all
/// objects type by type, which makes those with rows as they are first referred to, and completes them in dependency order.
/// </summary>
internal static class GraphLoader
{
    public static object? Load(ImageReader image, LoadOptions options)
    {
        using LoadSession session = new(image, options);
        ReadHeader(session);
        try
        {
            ObjectMaker.Run(session);
            foreach (LoadTable table in session.Tables[1..])
                table.Fill();
            session.SetCurrent(null, 0);
            new LoadCompletion(session).Run();
            return RootObject(session);
        }
        catch (StateException exception) when (exception.Path is null && session.CurrentTable is { } table)
        {
            throw ErrorPlace.Of(session, table, Math.Max(1, session.CurrentOrdinal), exception);
        }
    }

    private static void ReadHeader(LoadSession session)
    {
        ImageReader image = session.Image;
        if (image.Length < ImageFormat.HeaderLength)
            throw StateErrors.Truncated(ImageFormat.HeaderLength, image.Length);
        if (image.ReadInt64() != ImageFormat.Magic)
            throw new StateException(StateErrorCode.NotAnImage, "The data is not a graph image: it does not start with STFYGRPH.");
        ushort version = image.ReadUInt16();
        ushort flags = image.ReadUInt16();
        if (version != ImageFormat.Version || flags != 0)
        {
            throw new StateException(
                StateErrorCode.UnsupportedFormat,
                $"The image has format version {version} and flags {flags}; this library reads version {ImageFormat.Version}. Use a"
                + " newer Stateify.");
        }

        int schemaLength = image.ReadInt32();
        long length = image.ReadInt64();
        int typeCount = image.ReadInt32();
        GraphReference root = new(image.ReadInt32(), image.ReadInt32());
        int reserved = image.ReadInt32();
        if (length > image.Length)
            throw StateErrors.Truncated(length, image.Length);
        if (length < image.Length)
            throw StateErrors.Corrupt($"{image.Length - length} bytes follow the end of the image.");
        if (reserved != 0 || schemaLength < 0 || schemaLength > length - ImageFormat.HeaderLength)
            throw StateErrors.Corrupt("The header of the image is impossible.");

        session.SetTables(new SchemaReader(image, session).Read(typeCount, schemaLength));
        session.Root = root;
        PlaceSections(session, length);
        CheckRoot(session);
    }

    /// <summary>Nothing is allocated before the sections, whose lengths follow from the counts, add up to the image.</summary>
    private static void PlaceSections(LoadSession session, long length)
    {
        Int128 offset = session.Image.Position;
        foreach (LoadTable table in session.Tables[1..])
        {
            table.Place((long)offset);
            if (table.SectionLength > length - offset)
                throw StateErrors.Corrupt($"The objects of type {table.Type.Name} do not fit into the image.");
            offset += table.SectionLength;
        }

        if (offset != length)
            throw StateErrors.Corrupt("The image is longer than the objects in it.");
    }

    private static void CheckRoot(LoadSession session)
    {
        GraphReference root = session.Root;
        bool isThere = (uint)root.Type < (uint)session.Tables.Length
            && (uint)root.Ordinal <= (uint)session.Tables[root.Type].Count
            && (root.Type == 0) == (root.Ordinal == 0);
        if (!isThere)
            throw StateErrors.Corrupt("The root of the graph is not among its objects.");
    }

    private static object? RootObject(LoadSession session) =>
        session.Root.Ordinal == 0 ? null : session.Tables[session.Root.Type].Get(session.Root.Ordinal);
}
