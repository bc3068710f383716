using Stateify.Files;

namespace Stateify.Tests.Files;

public sealed class StateFileSalvageTests : IDisposable
{
    private const int Frame = StateFileFormat.FrameSize;
    private const int StoredFrame = StateFileFormat.FrameHeaderSize + Frame;

    // Of a file without metadata.
    private const int HeaderSize = StateFileFormat.HeaderFixedSize + StateFileFormat.ChecksumSize;

    private static readonly byte[] Large = StateFileBytes.Random((3 * Frame) + 100);

    private readonly StateKey _key = new(StateFileBytes.Random(StateKey.Size));

    public void Dispose() => _key.Dispose();

    [Fact]
    public void All_of_a_whole_file_is_whole()
    {
        byte[] file = StateFileBytes.Write(null, new() { ["k"] = "v" }, ("large", Large), ("empty", []), ("small", [1, 2]));

        using StateFileSalvage salvage = Salvage(file);

        Assert.Null(salvage.Damage);
        Assert.Equal("v", salvage.Header!.Metadata["k"]);
        Assert.Equal(["large", "empty", "small"], salvage.Sections.Select(static section => section.Name));
        Assert.All(salvage.Sections, static section => Assert.True(section.IsComplete));
        Assert.Equal([new SalvagedRange(0, Large.Length)], salvage.Sections[0].Ranges);
        Assert.Empty(salvage.Sections[1].Ranges);
        Assert.True(Large.AsSpan().SequenceEqual(Read(salvage.Sections[0])));
        Assert.Empty(Read(salvage.Sections[1]));
        Assert.Equal([1, 2], Read(salvage.Sections[2]));
    }

    [Fact]
    public void Wherever_a_file_is_cut_off_the_sections_before_are_complete()
    {
        byte[][] contents = [[1, 2, 3], [], [4], StateFileBytes.Random(300)];
        byte[] file = StateFileBytes.Write(null, new() { ["k"] = "v" }, ("a", contents[0]), ("b", contents[1]), ("c", contents[2]), ("d", contents[3]));
        List<Range> frames = new Checksums(file).Frames;
        int[] numbers = [0, 2, 3];
        for (int length = 0; length < file.Length; length++)
        {
            using StateFileSalvage salvage = Salvage(file[..length]);

            Assert.Equal(StateFileErrorCode.Truncated, salvage.Damage!.Code);
            int whole = frames.Count(frame => frame.End.Value <= length);
            Assert.Equal(numbers.Take(whole), salvage.Sections.Select(static section => (int)section.Number));
            foreach (SalvagedSection section in salvage.Sections)
            {
                Assert.True(section.IsComplete);
                Assert.Equal(contents[section.Number].Length, section.Length);
                Assert.Equal(contents[section.Number], Read(section));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_frame_costs_only_itself(bool isCutOff)
    {
        byte[] file = StateFileBytes.Write(null, null, ("large", Large), ("small", [1, 2]));
        file[HeaderSize + StoredFrame + 5000] ^= 1;
        if (isCutOff)
            file = file[..^60];

        using StateFileSalvage salvage = Salvage(file);

        Assert.Equal(isCutOff ? StateFileErrorCode.Truncated : StateFileErrorCode.FrameCorrupt, salvage.Damage!.Code);
        SalvagedSection large = salvage.Sections[0];
        Assert.False(large.IsComplete);
        Assert.Equal(isCutOff ? null : Large.Length, large.Length);
        Assert.Equal([new(0, Frame), new(2 * Frame, Frame + 100)], large.Ranges);
        Assert.Throws<InvalidOperationException>(large.OpenRead);
        Assert.True(salvage.Sections[1].IsComplete);
        Assert.Equal([1, 2], Read(salvage.Sections[1]));
    }

    [Fact]
    public void A_section_whose_end_is_not_there_is_not_complete()
    {
        byte[] file = StateFileBytes.Write(null, null, ("large", Large));

        using StateFileSalvage salvage = Salvage(file[..(HeaderSize + (2 * StoredFrame) + 1000)]);

        SalvagedSection section = Assert.Single(salvage.Sections);
        Assert.False(section.IsComplete);
        Assert.Null(section.Length);
        Assert.Equal([new(0, 2 * Frame)], section.Ranges);
    }

    [Fact]
    public void A_section_of_whole_frames_has_its_end_where_the_next_one_begins()
    {
        byte[] file = StateFileBytes.Write(null, null, ("even", Large[..(2 * Frame)]), ("last", Large[..Frame]));

        using StateFileSalvage salvage = Salvage(file[..^1]);

        Assert.Equal([true, false], salvage.Sections.Select(static section => section.IsComplete));
        Assert.True(Large.AsSpan(0, 2 * Frame).SequenceEqual(Read(salvage.Sections[0])));
    }

    [Fact]
    public void A_damaged_header_costs_only_itself()
    {
        byte[] file = StateFileBytes.Write(null, null, ("s", [1, 2]));
        file[25] ^= 1;

        using StateFileSalvage salvage = Salvage(file);

        Assert.Null(salvage.Header);
        Assert.Equal(StateFileErrorCode.HeaderCorrupt, salvage.Damage!.Code);
        Assert.Equal([1, 2], Read(Assert.Single(salvage.Sections)));
    }

    [Fact]
    public void Frames_that_are_the_contents_of_a_frame_do_not_count()
    {
        byte[] inner = StateFileBytes.Write(null, null, ("s", [1, 2]));
        byte[] file = StateFileBytes.Write(null, null, ("file", inner));
        file[HeaderSize + 3] ^= 1;

        using StateFileSalvage salvage = Salvage(file[..^1]);

        Assert.Empty(salvage.Sections);
    }

    [Fact]
    public void What_is_no_state_file_has_nothing_to_salvage()
    {
        using StateFileSalvage salvage = Salvage(StateFileBytes.Random(5000));

        Assert.Equal(StateFileErrorCode.NotAStateFile, salvage.Damage!.Code);
        Assert.Empty(salvage.Sections);
    }

    [Theory]
    [InlineData(StateFileProtection.None)]
    [InlineData(StateFileProtection.Authenticated)]
    [InlineData(StateFileProtection.Encrypted)]
    public void Compressed_and_protected_files_can_be_salvaged(StateFileProtection protection)
    {
        StateKey? key = protection == StateFileProtection.None ? null : _key;
        byte[] raw = new byte[Frame + 5];
        byte[] file = StateFileBytes.Write(
            new() { Protection = protection, Key = key, Compression = FrameCompression.Brotli() }, null, ("s", raw), ("t", [3]));

        using StateFileSalvage salvage = Salvage(file[..^50], key);

        Assert.Equal([true, true], salvage.Sections.Select(static section => section.IsComplete));
        Assert.Equal(raw, Read(salvage.Sections[0]));
        Assert.Equal([3], Read(salvage.Sections[1]));
        if (key is not null)
            Assert.Equal(StateFileErrorCode.KeyRequired, Assert.Throws<StateFileException>(() => Salvage(file[..^50])).Code);
    }

    [Fact]
    public void Whatever_is_flipped_only_what_was_written_is_salvaged()
    {
        byte[] sound = StateFileBytes.Write(new() { Compression = FrameCompression.Deflate() }, null, ("s", new byte[200]), ("t", [4]));
        for (int i = 0; i < sound.Length * 8; i++)
        {
            byte[] file = [.. sound];
            file[i / 8] ^= (byte)(1 << (i % 8));
            StateFileSalvage salvage;
            try
            {
                salvage = Salvage(file);
            }
            catch (StateFileException)
            {
                continue;
            }
            Assert.NotNull(salvage.Damage);
            foreach (SalvagedSection section in salvage.Sections.Where(static section => section.IsComplete))
                Assert.Equal(section.Number == 0 ? new byte[200] : [4], Read(section));
        }
    }

    [Fact]
    public void With_a_key_a_section_of_whole_frames_may_have_lost_some_before_the_next_one_begins()
    {
        StateFileWriterOptions options = new() { Protection = StateFileProtection.Authenticated, Key = _key };
        byte[] file = StateFileBytes.Write(options, null, ("even", Large[..(3 * Frame)]), ("last", [1, 2]));
        const int stored = StoredFrame + FileKeys.MacSize;
        int lost = HeaderSize + FileKeys.HeaderBlockSize + (2 * stored);
        byte[] cut = [.. file[..lost], .. file[(lost + stored)..^60]];

        using StateFileSalvage salvage = Salvage(cut, _key);

        Assert.Equal([false, true], salvage.Sections.Select(static section => section.IsComplete));
        Assert.Equal([new(0, 2 * Frame)], salvage.Sections[0].Ranges);
        Assert.Equal([1, 2], Read(salvage.Sections[1]));
    }

    [Fact]
    public void What_a_device_does_not_give_costs_only_the_frames_in_it()
    {
        byte[] file = StateFileBytes.Write(null, null, ("large", Large), ("small", [1, 2]));
        int inLarge = HeaderSize + StoredFrame + 5000;

        using StateFileSalvage salvage = StateFile.Salvage(new WornStream(file, inLarge));

        Assert.Equal(StateFileErrorCode.IoFailed, salvage.Damage!.Code);
        Assert.Equal([new(0, Frame), new(2 * Frame, Frame + 100)], salvage.Sections[0].Ranges);
        Assert.Equal([false, true], salvage.Sections.Select(static section => section.IsComplete));

        using StateFileSalvage withoutIndex = StateFile.Salvage(new WornStream(file[..^60], inLarge));

        Assert.Equal(salvage.Sections[0].Ranges, withoutIndex.Sections[0].Ranges);
        Assert.Equal([1, 2], Read(withoutIndex.Sections[1]));

        using StateFileSalvage withUnreadableIndex = StateFile.Salvage(new WornStream(file, file.Length - 1));

        Assert.Equal(StateFileErrorCode.IoFailed, withUnreadableIndex.Damage!.Code);
        Assert.True(Large.AsSpan().SequenceEqual(Read(withUnreadableIndex.Sections[0])));

        using StateFileSalvage withUnreadableHeader = StateFile.Salvage(new WornStream(file, 1));

        Assert.Equal(StateFileErrorCode.IoFailed, withUnreadableHeader.Damage!.Code);
        Assert.Empty(withUnreadableHeader.Sections);
    }

    private static StateFileSalvage Salvage(byte[] file, StateKey? key = null) => StateFile.Salvage(new MemoryStream(file), new() { Key = key });

    private static byte[] Read(SalvagedSection section)
    {
        using MemoryStream copy = new();
        using Stream stream = section.OpenRead();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
