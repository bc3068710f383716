using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>Arrays of values that memory holds as the file does: copied whole, to and from the image.</summary>
internal sealed class BlockArrayType<T>(ColumnSchema element) : BlockType(typeof(T[]), StateTypeKind.Array), IBlockElements
{
    public override int Width => Unsafe.SizeOf<T>();

    public override int EncodedLength(object obj) => Unsafe.As<T[]>(obj).Length;

    public override long ByteCount(int encodedLength) => (long)encodedLength * Width;

    public override void WriteBlock(object obj, int encodedLength, ImageWriter image) =>
        BlockCopy.Write<T>(Unsafe.As<T[]>(obj), image);

    public override object ReadBlock(int encodedLength, ImageReader image, long offset)
    {
        T[] array = GC.AllocateUninitializedArray<T>(encodedLength);
        BlockCopy.Read<T>(array, image, offset);
        return array;
    }

    public override object Copy(object original, int encodedLength, Watch? watch)
    {
        T[] array = GC.AllocateUninitializedArray<T>(encodedLength);
        BlockCopy.Copy<T>(Unsafe.As<T[]>(original), array, watch);
        return array;
    }

    public ReadOnlySpan<byte> Bytes(object obj, int first, int count) =>
        BlockCopy.AsBytes(ref Unsafe.As<T[]>(obj)[first], count);

    protected override void Describe(SchemaBuilder schema) => schema.Add("item", element);
}
