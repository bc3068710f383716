namespace Stateify.Tests.Graph;

/// <summary>A state of more than 2 GiB, which no array and no span can hold, goes through streams.</summary>
public sealed class LargeStateTests
{
    private const int BlockLength = 64 << 20;
    private const int Blocks = 33;

    [Fact]
    public void A_state_of_more_than_two_gibibytes_comes_back_through_streams()
    {
        using SparseStream stream = new();
        StateSerializer.Save(Build(), stream);
        Assert.True(stream.Length > int.MaxValue);

        stream.Position = 0;
        Warehouse loaded = StateSerializer.Load<Warehouse>(stream)!;

        Assert.Equal(Blocks, loaded.Blocks.Count);
        Assert.All(loaded.Blocks, static (block, index) =>
        {
            Assert.Equal(BlockLength, block.Length);
            Assert.Equal(index + 1, block[index]);
            Assert.Equal(index + 1, block[^1]);
            Assert.Equal(BlockLength - 2, block.AsSpan().Count((byte)0));
        });
        Assert.Same(loaded.Blocks[^1], loaded.Last);
    }

    private static Warehouse Build()
    {
        Warehouse warehouse = new();
        for (int index = 0; index < Blocks; index++)
        {
            byte[] block = new byte[BlockLength];
            block[index] = (byte)(index + 1);
            block[^1] = (byte)(index + 1);
            warehouse.Blocks.Add(block);
        }

        warehouse.Last = warehouse.Blocks[^1];
        return warehouse;
    }
}

/// <summary>Much of it, and one thing twice.</summary>
[Savable]
public sealed partial class Warehouse
{
    public List<byte[]> Blocks = [];
    public byte[]? Last;
}
