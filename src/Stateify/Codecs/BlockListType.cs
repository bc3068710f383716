using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>Lists of values that memory holds as the file does: copied whole, to and from the image.</summary>
internal sealed class BlockListType<T>(ColumnSchema element) : BlockType(typeof(List<T>), StateTypeKind.List), IBlockElements
{
    public override int Width => Unsafe.SizeOf<T>();

    public override int EncodedLength(object obj) => Unsafe.As<List<T>>(obj).Count;

    public override long ByteCount(int encodedLength) => (long)encodedLength * Width;

    public override void WriteBlock(object obj, int encodedLength, ImageWriter image) =>
        BlockCopy.Write<T>(Items(obj, encodedLength), image);

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

    public override object Copy(object original, int encodedLength, Watch? watch)
    {
        List<T> list = new(encodedLength);
        CopyInto(list, original, encodedLength, watch);
        return list;
    }

    public override void CopyInto(object obj, object original, int encodedLength, Watch? watch)
    {
        List<T> list = Unsafe.As<List<T>>(obj);
        CollectionsMarshal.SetCount(list, encodedLength);
        BlockCopy.Copy<T>(Items(original, encodedLength), CollectionsMarshal.AsSpan(list), watch);
    }

    public ReadOnlySpan<byte> Bytes(object obj, int first, int count)
    {
        Span<T> items = CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(obj));
        if (items.Length < first + count)
            throw StateErrors.Mutated(Name);
        return BlockCopy.AsBytes(ref items[first], count);
    }

    private Span<T> Items(object obj, int length)
    {
        Span<T> items;
        try
        {
            items = CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(obj));
        }
        catch (InvalidOperationException exception)
        {
            // The list says it has more than its array can hold.
            throw StateErrors.Mutated(Name, exception);
        }

        return items.Length == length ? items : throw StateErrors.Mutated(Name);
    }

    protected override void Describe(SchemaBuilder schema) => schema.Add("item", element);
}
