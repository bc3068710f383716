using Stateify.Contract;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Objects that refer to nothing and whose contents are one block of bytes: strings and collections of unmanaged values. They
/// wait for no row; their bytes go straight from the object to the image.
/// </summary>
internal sealed class BlockTable(StateType type, IBlockType blockType, SaveSession session) : SaveTable(type, session)
{
    private int[] _lengths = new int[16];
    private long _bytes;

    /// <summary>The payload of the section in bytes.</summary>
    internal override long RowCount => _bytes;

    internal override long SectionLength => Count * 4L + _bytes;

    private protected override void DrainRows()
    {
    }

    internal override void WriteSection(ImageWriter image)
    {
        for (int ordinal = 1; ordinal <= Count; ordinal++)
            image.WriteInt32(_lengths[ordinal]);
        for (int ordinal = 1; ordinal <= Count; ordinal++)
            blockType.WriteBlock(Objects[ordinal]!, _lengths[ordinal], image);
    }

    private protected override void Reserve(int ordinal, object obj)
    {
        if (ordinal == _lengths.Length)
            Array.Resize(ref _lengths, _lengths.Length * 2);
        int length = blockType.EncodedLength(obj);
        _lengths[ordinal] = length;
        _bytes += blockType.ByteCount(length);
    }
}
