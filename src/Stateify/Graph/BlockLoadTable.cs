using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Objects that are one block of bytes each: encoded lengths, then the blocks.</summary>
internal sealed class BlockLoadTable(StateType type, IBlockType blockType, LoadSession session) : LoadTable(type, session)
{
    private const int LengthWidth = 4;

    internal override Int128 SectionLength => ((Int128)Count * LengthWidth) + ((Int128)RowCount * Type.Width);

    internal override void Fill()
    {
    }

    private protected override void CreateObjects()
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
