using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Stateify;
using Stateify.Fuzz;
using Stateify.Types;

[assembly: SavableType(typeof(Stateify.Tests.Graph.Padded[]))]
[assembly: SavableType(typeof(Stateify.Tests.Graph.Buffered[]))]
[assembly: SavableType(typeof(Stateify.Tests.Graph.Raised[]))]
[assembly: SavableType(typeof(StringBuilder[]))]
[assembly: SavableType(typeof(BigInteger[]))]

namespace Stateify.Tests.Graph;

/// <summary>An image that claims more than a load may allocate is refused before memory runs out.</summary>
public sealed class BudgetTests
{
    private const long Default = 256L << 20;
    private const long Slack = 16L << 20;

    [Fact]
    public void Elements_that_take_more_memory_than_bytes_are_not_made_beyond_the_budget()
    {
        // A byte each in the image, a page each in memory.
        byte[] image = StateSerializer.Save(new Padded[200_000 / 2]);

        Assert.InRange(Refused(() => StateSerializer.Load<Padded[]>(image)), 0, Slack);
        Assert.InRange(Refused(() => StateSerializer.Load<Padded[]>(image, new() { Budget = 1 << 20 })), 0, Slack);
    }

    [Fact]
    public void Objects_that_make_more_than_their_rows_say_are_not_made_beyond_the_budget()
    {
        byte[] image = StateSerializer.Save(Enumerable.Range(0, 2000).Select(static _ => new Buffered()).ToArray());

        Assert.InRange(Refused(() => StateSerializer.Load<Buffered[]>(image)), Default / 2, Default + (64L * Buffered.Length) + Slack);
        Assert.InRange(Refused(() => StateSerializer.Load<Buffered[]>(image, new() { Budget = 1 << 20 })), 0, (64L * Buffered.Length) + Slack);
    }

    [Fact]
    public void Objects_that_are_made_of_one_text_are_not_made_beyond_the_budget()
    {
        // Each has a text of its own in a sound image: here all have the first.
        StringBuilder[] builders = [.. Enumerable.Range(0, 400).Select(static number => new StringBuilder(number == 0 ? new string('x', 1 << 20) : $"{number}"))];
        byte[] image = StateSerializer.Save(builders);
        RedirectAll(image, "System.Text.StringBuilder");

        Assert.InRange(Refused(() => StateSerializer.Load<StringBuilder[]>(image, new() { Budget = 32 << 20 })), 0, (32L << 20) + Slack);
    }

    [Fact]
    public void Numbers_that_are_made_of_the_same_bytes_are_not_made_beyond_the_budget()
    {
        BigInteger[] numbers = [.. Enumerable.Range(0, 400).Select(static number => number == 0 ? BigInteger.One << (8 << 20) : number)];
        byte[] image = StateSerializer.Save(numbers);
        RedirectAll(image, "System.Numerics.BigInteger[]");

        Assert.InRange(Refused(() => StateSerializer.Load<BigInteger[]>(image, new() { Budget = 32 << 20 })), 0, (32L << 20) + Slack);
    }

    [Fact]
    public void A_small_file_that_holds_a_large_image_is_not_read_beyond_the_budget()
    {
        using TemporaryDirectory directory = new();
        StateFile.Save(directory["a.state"], new byte[64 << 20], fileOptions: new() { Compression = FrameCompression.Brotli(5) });
        Assert.True(new FileInfo(directory["a.state"]).Length < 1 << 16);

        Assert.InRange(Refused(() => StateFile.Load<byte[]>(directory["a.state"], new() { Budget = 1 << 20 })), 0, Slack);
        Assert.Equal(64 << 20, StateFile.Load<byte[]>(directory["a.state"])!.Length);
    }

    [Fact]
    public void A_stream_without_an_end_is_not_read_beyond_the_budget()
    {
        using Endless stream = new();

        Assert.InRange(Refused(() => StateSerializer.Load<object>(stream, new() { Budget = 4 << 20 })), 0, Slack);
    }

    [Fact]
    public void Rows_of_many_levels_are_not_upgraded_beyond_the_budget()
    {
        const int levels = 20_000;
        ForgedImage image = ForgedImage.Of(Enumerable.Range(0, 200).Select(static _ => new Raised()).ToArray());
        ImageType raised = image["Raised"];
        image["Raised"] = raised with
        {
            Levels = [.. Enumerable.Range(0, levels).Select(static number => new ImageLevel($"{number}", 1)), new ImageLevel("", 1)],
            Fields = [.. raised.Fields.Select(static field => field with { Level = levels })],
        };

        Assert.InRange(Refused(() => StateSerializer.Load<Raised[]>(image.ToArray(), new() { Budget = 32 << 20 })), 0, (32L << 20) + Slack);
    }

    [Fact]
    public void An_honest_image_is_loaded_within_a_budget_that_is_large_enough()
    {
        byte[] image = StateSerializer.Save(Specimen.Create());

        Assert.NotNull(StateSerializer.Load<Specimen>(image, new() { Budget = 1 << 20 }));
        Assert.Equal(
            StateErrorCode.BudgetExceeded,
            Assert.Throws<StateException>(() => StateSerializer.Load<Specimen>(image, new() { Budget = 100 })).Code);
    }

    [Fact]
    public void What_cannot_be_loaded_within_the_budget_is_not_said_to_be_loadable()
    {
        LoadOptions options = new() { Budget = 4 << 20 };
        using MemoryStream bomb = new();
        StateFile.Save(bomb, new byte[16 << 20], fileOptions: new() { Compression = FrameCompression.Deflate() });
        bomb.Position = 0;

        Assert.Equal(StateErrorCode.BudgetExceeded, StateFile.CanLoad(bomb, options).Error!.Code);
        Assert.Equal(StateErrorCode.BudgetExceeded, StateSerializer.CanLoad(new Endless(), options).Error!.Code);
    }

    [Fact]
    public void A_clone_has_no_budget()
    {
        Buffered[] many = [.. Enumerable.Range(0, (int)(Default / Buffered.Length) + 10).Select(static _ => new Buffered())];

        Assert.Equal(many.Length, StateCloner.Clone(many).Length);
    }

    /// <summary>Demands that a load is refused.</summary>
    /// <returns>The bytes it has allocated.</returns>
    private static long Refused(Action load)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        StateException error = Assert.Throws<StateException>(load);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(StateErrorCode.BudgetExceeded, error.Code);
        Assert.Contains("LoadOptions.Budget", error.Message, StringComparison.Ordinal);
        return allocated;
    }

    /// <summary>Lets all rows of a type refer by their first cell to the first object, which is the largest.</summary>
    private static void RedirectAll(byte[] image, string type)
    {
        ImageMap map = new(image);
        int number = map.Types.FindIndex(found => found.Name == type);
        for (int row = 0; row < map.Types[number].RowCount; row++)
            BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(map.RowsAt(number) + (row * map.Types[number].Width)), 1);
    }

    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => buffer.Length;
    }
}

/// <summary>An object that an earlier version of the program saved.</summary>
[Savable(Version = 2)]
public sealed partial class Raised
{
    public byte Value;

    private static void Upgrade(SavedRow row) => row.Set("Value", (byte)1);
}

/// <summary>A page in memory, nothing in an image.</summary>
[InlineArray(4096)]
public struct Page
{
    private byte _first;
}

/// <summary>A struct that is much larger than its row.</summary>
[Savable]
public partial struct Padded
{
    public byte Value;

    [NoSave("made anew")]
    public Page Page;
}

/// <summary>An object that is much larger than its row.</summary>
[Savable]
public sealed partial class Buffered
{
    public const int Length = 1 << 18;

    public byte Value;

    [NoSave("made anew")]
    public byte[] Buffer = new byte[Length];
}
