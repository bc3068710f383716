using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>Lists of values that memory holds as the file does: copied whole, to and from the image.</summary>
internal sealed class BlockListType<T>(ColumnSchema element) : BlockType(typeof(List<T>), StateTypeKind.List)
{
    public override int Width => Unsafe.SizeOf<T>();

    public override int EncodedLength(object obj) => Unsafe.As<List<T>>(obj).Count;

    public override long ByteCount(int encodedLength) => (long)encodedLength * Width;

    public override void WriteBlock(object obj, int encodedLength, ImageWriter image)
    {
        Span<T> items = CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(obj));
        if (items.Length != encodedLength)
            throw StateErrors.Mutated(Name);
        BlockCopy.Write<T>(items, image);
    }

    public override object ReadBlock(int encodedLength, ImageReader image, long offset)
    {
        List<T> list = new(encodedLength);
        ReadInto(list, encodedLength, image, offset);
        return list;
    }

    public override void ReadInto(object obj, int encodedLength, ImageReader image, long offset)
    {
        List<T> list = Unsafe.As<List<T>>(obj);
        CollectionsMarshal.SetCount(list, encodedLength);
        BlockCopy.Read(CollectionsMarshal.AsSpan(list), image, offset);
    }

    protected override void Describe(SchemaBuilder schema) => schema.Add("item", element);
}
