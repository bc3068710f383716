using System.Buffers;
using Stateify.Contract;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Objects that refer to nothing and whose contents are one block of bytes: strings and collections of unmanaged values. They
/// wait for no row; their bytes go straight from the object to the image.
/// </summary>
internal sealed class BlockTable(StateType type, IBlockType blockType, SaveSession session) : SaveTable(type, session)
{
    private int[] _lengths = ArrayPool<int>.Shared.Rent(Math.Max(16, type.ExpectedCount + 2));
    private long _bytes;

    /// <summary>The elements of all objects, so that the image does not tell whether they were copied whole or one by one.</summary>
    internal override long RowCount => _bytes / Type.Width;

    internal override long SectionLength => Count * 4L + _bytes;

    internal override RowBuffer? Rows => null;

    /// <summary>The number that stands for an object's length.</summary>
    public int EncodedLength(int ordinal) => _lengths[ordinal];

    private protected override void DrainRows()
    {
    }

    internal override void WriteSection(ImageWriter image)
    {
        for (int ordinal = 1; ordinal <= Count; ordinal++)
            image.WriteInt32(_lengths[ordinal]);
        for (int ordinal = 1; ordinal <= Count; ordinal++)
        {
            CurrentOrdinal = ordinal;
            blockType.WriteBlock(Objects[ordinal]!, _lengths[ordinal], image);
        }
    }

    internal override void Release()
    {
        base.Release();
        ArrayPool<int>.Shared.Return(_lengths);
        _lengths = [];
    }

    private protected override void Reserve(int ordinal, object obj)
    {
        if (ordinal == _lengths.Length)
            Grow();
        int length = blockType.EncodedLength(obj);
        _lengths[ordinal] = length;
        _bytes += blockType.ByteCount(length);
    }

    private void Grow()
    {
        int[] larger = ArrayPool<int>.Shared.Rent(_lengths.Length * 2);
        _lengths.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(_lengths);
        _lengths = larger;
    }
}
