using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// Objects that are one block of bytes each: encoded lengths, then the blocks. Those of a clone are copied from the objects themselves.
/// </summary>
internal sealed class BlockLoadTable(StateType type, IBlockType blockType, LoadSession session) : LoadTable(type, session)
{
    private const int LengthWidth = 4;

    private BlockTable? _originals;

    internal override Int128 SectionLength => ((Int128)Count * LengthWidth) + ((Int128)RowCount * Type.Width);

    internal override Int128 ClaimedBytes => SectionLength;

    internal override void Fill()
    {
    }

    internal override void TakeOver(SaveTable walked)
    {
        base.TakeOver(walked);
        _originals = (BlockTable)walked;
    }

    internal override void CreateObjects()
    {
        if (_originals is null)
            ReadObjects();
        else
            CopyObjects(_originals);
    }

    private void CopyObjects(BlockTable originals)
    {
        object?[] objects = Objects;
        long bytes = 0;
        for (int ordinal = 1; ordinal <= Count; ordinal++)
        {
            Session.SetCurrent(this, ordinal);
            if (ordinal % ObjectsBetweenTicks == 0)
                Session.Watch?.Tick(StatePhase.Create, ordinal, bytes);
            object original = originals.Objects[ordinal]!;
            int length = originals.EncodedLength(ordinal);
            if (HasAdopted && objects[ordinal] is { } adopted)
                blockType.CopyInto(adopted, original, length, Session.Watch);
            else
                objects[ordinal] = blockType.Copy(original, length, Session.Watch);
            bytes += LengthWidth + blockType.ByteCount(length);
        }
    }

    private void ReadObjects()
    {
        object?[] objects = Objects;
        long block = Offset + ((long)Count * LengthWidth);
        long end = block + (RowCount * Type.Width);
        for (int ordinal = 1; ordinal <= Count; ordinal++)
        {
            if (ordinal % ObjectsBetweenTicks == 0)
                Session.Watch?.Tick(StatePhase.Create, ordinal, block - Offset);
            Image.Position = Offset + ((ordinal - 1L) * LengthWidth);
            int length = Image.ReadInt32();
            long bytes = blockType.ByteCount(length);
            if (bytes < 0 || bytes > end - block)
                throw StateErrors.Corrupt($"An object of type {Type.Name} is longer than its section.");
            if (HasAdopted && objects[ordinal] is { } adopted)
                blockType.ReadInto(adopted, length, Image, block);
            else
                objects[ordinal] = blockType.ReadBlock(length, Image, block);
            block += bytes;
        }

        if (block != end)
            throw StateErrors.Corrupt($"The objects of type {Type.Name} are shorter than their section.");
    }
}
