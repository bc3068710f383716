using Stateify.Files;

namespace Stateify.Tests.Files;

public sealed class Crc32CTests
{
    [Fact]
    public void The_check_value_of_the_algorithm_comes_out()
    {
        Assert.Equal(0xE3069283u, Crc32C.Compute("123456789"u8));
        Assert.Equal(0xE3069283u, Crc32CTables.Append(0, "123456789"u8));
        Assert.Equal(0u, Crc32C.Compute([]));
    }

    [Fact]
    public void The_test_vectors_of_RFC_3720_come_out()
    {
        byte[] ones = new byte[32];
        Array.Fill(ones, (byte)0xff);
        byte[] ascending = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)];

        Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Compute(ones));
        Assert.Equal(0x46DD794Eu, Crc32C.Compute(ascending));
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(4000, 4200)]
    [InlineData(24_560, 24_600)]
    [InlineData(53_000, 53_020)]
    public void Instruction_and_tables_agree_on_every_length(int shortest, int longest)
    {
        byte[] bytes = new byte[longest];
        new Random(longest).NextBytes(bytes);
        for (int length = shortest; length < longest; length++)
            Assert.Equal(Crc32CTables.Append(7, bytes.AsSpan(0, length)), Crc32C.Append(7, bytes.AsSpan(0, length)));
    }

    [Fact]
    public void A_checksum_can_be_computed_piece_by_piece()
    {
        byte[] bytes = new byte[60_000];
        new Random(5).NextBytes(bytes);
        uint whole = Crc32C.Compute(bytes);
        foreach (int cut in (int[])[0, 1, 7, 8, 4080, 24_576, 59_999, 60_000])
            Assert.Equal(whole, Crc32C.Append(Crc32C.Compute(bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }
}
