using Stateify.Graph;

namespace Stateify.Wire;

/// <summary>The first bytes of an image. See FORMAT.md, "Header of the image".</summary>
internal readonly record struct ImageHeader(int TypeCount, int SchemaLength, GraphReference Root)
{
    /// <summary>Reads and checks the header; the reader is at the type table then.</summary>
    public static ImageHeader Read(ImageReader image)
    {
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
        return new ImageHeader(typeCount, schemaLength, root);
    }
}
