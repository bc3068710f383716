using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Checkpoints;

/// <summary>
/// What a graph's type table says, read back from the image: how many objects there are, and a hash of the shapes of their types. Two
/// graphs of objects of the same types, in the same versions, have the same one whatever their objects hold.
/// </summary>
/// <param name="Objects">The number of objects.</param>
/// <param name="Text">The hash, in hexadecimal.</param>
internal readonly record struct SchemaFingerprint(long Objects, string Text)
{
    /// <summary>Reads the head of the image that a stream is at the start of.</summary>
    public static SchemaFingerprint Of(Stream image)
    {
        Span<byte> header = stackalloc byte[ImageFormat.HeaderLength];
        image.ReadExactly(header);
        byte[] schema = new byte[SchemaLength(header)];
        image.ReadExactly(schema);
        ImageReader reader = new(new ReadOnlySequence<byte>(schema));
        List<ImageType> types = new SchemaReader(reader).Read(BinaryPrimitives.ReadInt32LittleEndian(header[24..]), schema.Length);
        return new SchemaFingerprint(types.Sum(static type => (long)type.Count), Hash(types));
    }

    /// <summary>The bytes of the type table that follows a header.</summary>
    public static int SchemaLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32LittleEndian(header[12..]);

    private static string Hash(List<ImageType> types)
    {
        // In the order of the names: that of the image depends on which object was found first.
        IEnumerable<string> shapes = types.Select(type => Describe(type, types)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shapes))));
    }

    private static string Describe(ImageType type, List<ImageType> types)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{type.Name} {(int)type.Kind}");
        foreach (ImageLevel level in type.Levels)
            text.Append(CultureInfo.InvariantCulture, $"|{level.Name} {level.Version}");
        foreach (ImageField field in type.Fields)
            text.Append(CultureInfo.InvariantCulture, $"|{field.Level} {field.Name} ").Append(Describe(field.Column, types));
        return text.ToString();
    }

    private static string Describe(ImageColumn column, List<ImageType> types)
    {
        string target = column.Type == 0 ? column.EnumName ?? "" : types[column.Type - 1].Name;
        string inner = column.Inner is null ? "" : Describe(column.Inner, types);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)column.Kind} {column.Width} {column.Count} {target} ({inner})");
    }
}
