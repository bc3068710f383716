using System.Buffers.Binary;
using Stateify.Fuzz;

namespace Stateify.Tests.Graph;

/// <summary>
/// What a damaged or hostile image may do: be refused by a <see cref="StateException"/>, or be loaded as some graph. Any other
/// exception, memory out of proportion to the image, and an endless load are bugs.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const int AllocationFactor = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly byte[] Flips = [0x01, 0x80, 0xFF];
    private static readonly byte[] Image = StateSerializer.Save(Specimen.Create());
    private static readonly byte[] PlatformImage = StateSerializer.Save(PlatformSpecimen.Create());
    private static readonly byte[] CallbackImage = StateSerializer.Save(Caller.Specimen());

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("engine")]
    [InlineData("platform")]
    [InlineData("callbacks")]
    public Task Every_truncation_is_refused(string of) => Run(() =>
    {
        byte[] image = ImageOf(of);
        for (int length = 0; length < image.Length; length++)
            Assert.IsType<StateException>(Load(image[..length]));
    });

    [Fact]
    public Task Bytes_behind_the_end_are_refused() => Run(() =>
    {
        Assert.IsType<StateException>(Load([.. Image, 0]));
        Assert.IsType<StateException>(Load([.. Image, .. Image]));
    });

    [Fact]
    public void A_row_count_that_differs_from_the_object_count_is_refused()
    {
        byte[] image = StateSerializer.Save(new object());
        const int FirstType = 40;
        int rowCount = FirstType + sizeof(byte) + sizeof(ushort) + "System.Object".Length + sizeof(uint);
        Assert.Equal(1, image[rowCount]);
        image[rowCount] = 2;

        Assert.Equal(StateErrorCode.Corrupt, Assert.IsType<StateException>(Load(image)).Code);
    }

    [Fact]
    public void A_comparer_that_cannot_exist_yet_is_refused()
    {
        // The fuzzer found it: the table of a collection had no room yet when a comparer was looked for in it.
        byte[] image = StateSerializer.Save<object?[]>([new SortedSet<string>(StringComparer.Ordinal) { "a" }, new List<object?> { 1, 2, 3 }]);
        ImageMap map = new(image);
        int set = map.Types.FindIndex(static type => type.Name.Contains("SortedSet", StringComparison.Ordinal));
        int list = map.Types.FindIndex(static type => type.Name.Contains("List", StringComparison.Ordinal));
        Assert.True(list > set);
        Span<byte> comparer = image.AsSpan(map.Sections[set].Start + sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(comparer, map.Types[list].Id);
        BinaryPrimitives.WriteInt32LittleEndian(comparer[sizeof(int)..], 1);

        Assert.Equal(StateErrorCode.Corrupt, Assert.IsType<StateException>(Load(image)).Code);
    }

    [Theory]
    [InlineData("engine")]
    [InlineData("platform")]
    [InlineData("callbacks")]
    public Task A_changed_byte_is_refused_or_makes_another_graph(string of) => Run(() =>
    {
        byte[] image = [.. ImageOf(of)];
        for (int i = 0; i < image.Length; i++)
        {
            foreach (byte flip in Flips)
            {
                image[i] ^= flip;
                DemandStateExceptionOrNone(Load(image), i);
                image[i] ^= flip;
            }
        }
    });

    [Theory]
    [InlineData("engine")]
    [InlineData("platform")]
    [InlineData("callbacks")]
    public Task An_extreme_number_anywhere_is_refused_or_makes_another_graph(string of) => Run(() =>
    {
        byte[] sound = ImageOf(of);
        for (int i = 0; i + sizeof(uint) <= sound.Length; i++)
        {
            foreach (uint extreme in (uint[])[uint.MaxValue, int.MaxValue, 0x8000_0000, 0])
            {
                byte[] image = [.. sound];
                BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(i), extreme);
                DemandStateExceptionOrNone(Load(image), i);
            }
        }
    });

    [Fact]
    public Task A_truncated_state_file_is_refused() => Run(() =>
    {
        byte[] file = WriteFile();
        for (int length = 0; length < file.Length; length++)
            DemandRefusal(file[..length], length);
    });

    [Fact]
    public Task A_changed_byte_of_a_state_file_is_refused() => Run(() =>
    {
        byte[] file = WriteFile();
        for (int i = 0; i < file.Length; i++)
        {
            foreach (byte flip in Flips)
            {
                file[i] ^= flip;
                DemandRefusal(file, i);
                file[i] ^= flip;
            }
        }
    });

    private static byte[] ImageOf(string specimen) => specimen switch
    {
        "platform" => PlatformImage,
        "callbacks" => CallbackImage,
        _ => Image,
    };

    /// <summary>Runs on a thread of its own, which cannot keep the test from ending.</summary>
    private static Task Run(Action test) =>
        Task.Factory.StartNew(test, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Patience);

    /// <summary>Loads an image and, if that succeeds, walks what came out of it.</summary>
    /// <returns>What either threw.</returns>
    private static Exception? Load(byte[] image)
    {
        long limit = AllocationFactor * (long)Math.Max(Image.Length, image.Length);
        Exception? failure = Load(image, out object? graph, out long allocated);

        // The first load after types were registered makes the index of their names, which is no image's doing.
        if (allocated > limit)
            failure = Load(image, out graph, out allocated);
        Assert.InRange(allocated, 0, limit);
        return failure ?? Record.Exception(() => StateSerializer.Save(graph));
    }

    private static Exception? Load(byte[] image, out object? graph, out long allocated)
    {
        object? loaded = null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? failure = Record.Exception(() => loaded = StateSerializer.Load<object>(image));
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        graph = loaded;
        return failure;
    }

    private static void DemandStateExceptionOrNone(Exception? failure, int offset) =>
        Assert.True(failure is StateException or null, $"Byte {offset}: {failure}");

    private byte[] WriteFile()
    {
        StateFile.Save(_directory["state"], Specimen.Create());
        byte[] file = File.ReadAllBytes(_directory["state"]);
        Assert.NotNull(StateFile.Load<Specimen>(_directory["state"]));
        return file;
    }

    private void DemandRefusal(byte[] file, int offset)
    {
        File.WriteAllBytes(_directory["damaged"], file);
        Exception? failure = Record.Exception(() => StateFile.Load<Specimen>(_directory["damaged"]));
        Assert.True(failure is StateFileException or StateException, $"Byte {offset}: {failure?.ToString() ?? "loaded"}");
    }
}

/// <summary>A key with a hash code that is the program's own, and that relies on what a sound graph always has.</summary>
[Savable]
public readonly partial struct Label : IEquatable<Label>
{
    public Label(string text) => Text = text;

    public string Text { get; }

    public bool Equals(Label other) => Text == other.Text;

    public override bool Equals(object? obj) => obj is Label other && Equals(other);

    public override int GetHashCode() => Text.Length;
}

/// <summary>A little of everything the format has.</summary>
[Savable]
public sealed partial class Specimen
{
    public bool Flag;
    public bool? NullFlag;
    public decimal Price;
    public DateTime Date;
    public Color Color;
    public string? Narrow;
    public string? Wide;
    public Segment Segment;
    public Node? Node;
    public object? Any;
    public int[]? Ints;
    public bool[]? Flags;
    public List<long>? Longs;
    public object?[]? Objects;
    public List<Point>? Points;
    public Dictionary<string, int>? Counts;
    public Dictionary<object, Node>? ByObject;
    public HashSet<Node>? Set;
    public HashSet<Label>? Labels;
    public Rack Rack;
    public Order? Order;

    public static Specimen Create()
    {
        Node node = new() { Id = 1 };
        node.Next = new Node { Id = 2, Next = node, Tag = new object() };
        Specimen specimen = new()
        {
            Flag = true,
            NullFlag = false,
            Price = 12.50m,
            Date = new DateTime(2026, 11, 21),
            Color = Color.Green,
            Narrow = "narrow",
            Wide = "weit: ö",
            Segment = new Segment(new Point { X = 1, Owner = node }, "edge"),
            Node = node,
            Any = new Point { Y = 2 },
            Ints = [1, 2, 3],
            Flags = [true, false],
            Longs = [4, 5],
            Points = [new Point { X = 6 }, default],
            Counts = new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1, ["b"] = 2 },
            ByObject = new() { ["key"] = node, [7] = node.Next },
            Set = [node, node.Next],
            Labels = [new Label("one"), new Label("three")],
            Order = new Order(3, node),
        };
        specimen.Rack.Nodes[1] = node;
        specimen.Objects = [specimen, "narrow", 8, null, node, specimen.Ints];
        return specimen;
    }
}
