using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>
/// Arrays of two or more dimensions. The head holds for each of them the lowest index and the length; the elements follow as they
/// lie, the last index running fastest.
/// </summary>
internal sealed class RectangleType<TArray, T, TColumn>() : ElementType(typeof(TArray), StateTypeKind.Rectangle)
    where TArray : class
    where TColumn : struct, IColumn<T>
{
    public static readonly RectangleType<TArray, T, TColumn> Instance = new();

    private const int DimensionWidth = 2 * sizeof(int);
    private readonly int _rank = typeof(TArray).GetArrayRank();

    public override int Width => TColumn.Width;

    public override int ElementSize => Unsafe.SizeOf<T>();

    public override int HeadWidth => _rank * DimensionWidth;

    public override int Length(object collection)
    {
        long length = Unsafe.As<Array>(collection).LongLength;
        return length <= int.MaxValue ? (int)length : throw StateErrors.TooLarge(Name, length);
    }

    public override void SaveHead(object collection, RowWriter head)
    {
        Array array = Unsafe.As<Array>(collection);
        for (int dimension = 0; dimension < _rank; dimension++)
        {
            head.Write(dimension * DimensionWidth, array.GetLowerBound(dimension));
            head.Write((dimension * DimensionWidth) + sizeof(int), array.GetLength(dimension));
        }
    }

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        foreach (T item in Items(collection))
            TColumn.Write(elements.Next(), item);
    }

    public override object Create(int length, RowReader head)
    {
        int[] lowest = new int[_rank];
        int[] lengths = new int[_rank];
        ulong product = 1;
        for (int dimension = 0; dimension < _rank; dimension++)
        {
            lowest[dimension] = head.Read<int>(dimension * DimensionWidth);
            lengths[dimension] = head.Read<int>((dimension * DimensionWidth) + sizeof(int));
            if (lengths[dimension] < 0 || lowest[dimension] > int.MaxValue - lengths[dimension])
                head.ThrowBadValue("A dimension of an array is longer than can be.");
            product *= (uint)lengths[dimension];

            // The platform multiplies in 32 bits, even if a later dimension is empty.
            if (product > uint.MaxValue)
                head.ThrowBadValue("An array has more elements than can be.");
        }

        if (product != (uint)length)
            head.ThrowBadValue("An array has more or fewer elements than its dimensions say.");
        return Array.CreateInstanceFromArrayType(typeof(TArray), lengths, lowest);
    }

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        foreach (ref T item in Items(collection))
            item = TColumn.Read(elements.Next())!;
    }

    protected override void Describe(SchemaBuilder schema) => schema.Add("item", TColumn.Schema);

    private static Span<T> Items(object collection)
    {
        Array array = Unsafe.As<Array>(collection);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
    }
}
