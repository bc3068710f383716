using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Stateify.Memory;

namespace Stateify.Tests.Graph;

public sealed class ValueTests
{
    [Fact]
    public void Values_with_parts_come_back_as_they_were()
    {
        Values values = new()
        {
            Big = -BigInteger.Pow(7, 300),
            Bigs = [0, 1, BigInteger.Pow(2, 64)],
            Complex = new Complex(1.5, double.NaN),
            Complexes = [Complex.ImaginaryOne],
            Offset = new DateTimeOffset(2026, 11, 21, 4, 5, 6, TimeSpan.FromMinutes(-570)),
            Day = DateOnly.MaxValue,
            Time = TimeOnly.MaxValue,
            Rune = new Rune(0x1F600),
            Index = ^3,
            Range = 1..^2,
            Pages = new PageRange(4096, 8192),
            Pair = new("key", new Node { Id = 1 }),
            Two = (1, "two"),
            Nine = (1, 2, 3, 4, 5, 6, 7, "8", new Node { Id = 9 }),
            Uri = new Uri("https://example.org/a b?q=1#f"),
            Version = new Version(1, 2, 3),
            Type = typeof(Node),
            ByTuple = new() { [(1, "a")] = DateOnly.MinValue },
            Any = new object[] { new BigInteger(5), DateOnly.MinValue, (1, "boxed"), new Uri("part", UriKind.Relative), new Version(1, 2), typeof(int) },
        };

        Values copy = RoundTrip.Of(values);

        Assert.Equal(values.Big, copy.Big);
        Assert.Equal(values.Bigs, copy.Bigs!);
        Assert.Equal(values.Complex.ToString(), copy.Complex.ToString());
        Assert.Equal(values.Complexes, copy.Complexes!);
        Assert.True(values.Offset.EqualsExact(copy.Offset));
        Assert.Equal((values.Day, values.Time, values.Rune), (copy.Day, copy.Time, copy.Rune));
        Assert.Equal((values.Index, values.Range, values.Pages), (copy.Index, copy.Range, copy.Pages));
        Assert.Equal(("key", 1), (copy.Pair.Key, copy.Pair.Value!.Id));
        Assert.Equal(values.Two, copy.Two);
        Assert.Equal((1, 7, "8", 9), (copy.Nine.Item1, copy.Nine.Item7, copy.Nine.Item8, copy.Nine.Item9!.Id));
        Assert.Equal(values.Uri.AbsoluteUri, copy.Uri!.AbsoluteUri);
        Assert.Equal(values.Uri.OriginalString, copy.Uri.OriginalString);
        Assert.Equal(values.Version, copy.Version);
        Assert.Same(typeof(Node), copy.Type);
        Assert.Equal(DateOnly.MinValue, copy.ByTuple![(1, "a")]);
        Assert.Equal((object[])values.Any, (object[])copy.Any!);
    }

    [Theory]
    [InlineData(1, 4096)]
    [InlineData(0, 1)]
    [InlineData(4096, 0)]
    [InlineData(-4096, 4096)]
    [InlineData(long.MaxValue - 4095, 4096)]
    public void A_range_that_is_not_one_of_whole_pages_is_refused(long offset, long length)
    {
        byte[] image = StateSerializer.Save<object>(new PageRange(4096, 8192));
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(^16), offset);
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(^8), length);

        Assert.Equal(StateErrorCode.Corrupt, Assert.Throws<StateException>(() => StateSerializer.Load<object>(image)).Code);
        Assert.Equal(default(PageRange), RoundTrip.Of<object>(default(PageRange)));
    }

    [Fact]
    public void Tuples_share_what_they_hold()
    {
        Node node = new() { Id = 1 };
        Values copy = RoundTrip.Of(new Values
        {
            Tuples = [(node, (1, 2.50m), null), (node, default, 7), default],
            Tuple = new(3, node),
            LongTuple = new(1, 2, 3, 4, 5, 6, 7, new("eight")),
        });

        Assert.Same(copy.Tuples![0].A, copy.Tuples[1].A);
        Assert.Same(copy.Tuples[0].A, copy.Tuple!.Item2);
        Assert.Equal((1, 2.50m), copy.Tuples[0].B);
        Assert.Equal(7, copy.Tuples[1].C);
        Assert.Equal("eight", copy.LongTuple!.Rest.Item1);
    }

    [Fact]
    public void A_builder_of_text_is_one_object_with_its_text_and_limit()
    {
        StringBuilder builder = new(16, 1000);
        builder.Append('x', 500).Append("grün");

        Values copy = RoundTrip.Of(new Values { Builder = builder, Any = builder });

        Assert.Same(copy.Any, copy.Builder);
        Assert.Equal(builder.ToString(), copy.Builder!.ToString());
        Assert.Equal(1000, copy.Builder.MaxCapacity);
        Assert.Equal("", RoundTrip.Of(new Values { Builder = new() }).Builder!.ToString());
    }

    [Fact]
    public void A_type_that_is_not_registered_is_refused()
    {
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(new Values { Type = typeof(ValueTests) }));

        Assert.Equal(StateErrorCode.UnsavableType, error.Code);
        Assert.Contains(nameof(ValueTests), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rectangular_arrays_keep_their_dimensions()
    {
        string?[,,] cube = new string?[2, 0, 3];
        Node node = new() { Id = 1 };
        Array lifted = Array.CreateInstance(typeof(int), [2, 2], [-1, 5]);
        lifted.SetValue(9, 0, 6);

        Arrays copy = RoundTrip.Of(new Arrays
        {
            Matrix = new[,] { { 1, 2, 3 }, { 4, 5, 6 } },
            Cube = cube,
            Matrices = [new Node?[,] { { node, null } }, new Node?[,] { { node }, { node } }],
            Shapes = new Shape?[,] { { new Circle { Name = "c" } } },
            Any = lifted,
        });

        Assert.Equal(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, copy.Matrix);
        Assert.Equal([2, 0, 3], Enumerable.Range(0, 3).Select(copy.Cube!.GetLength));
        Assert.Same(copy.Matrices![0][0, 0], copy.Matrices[1][1, 0]);
        Assert.Equal("c", Assert.IsType<Circle>(copy.Shapes![0, 0]).Name);
        Array restored = (Array)copy.Any!;
        Assert.Equal((-1, 5, 9), (restored.GetLowerBound(0), restored.GetLowerBound(1), (int)restored.GetValue(0, 6)!));
    }

    [Fact]
    public void An_array_of_one_dimension_that_does_not_start_at_0_is_refused()
    {
        Arrays root = new() { Any = Array.CreateInstance(typeof(int), [2], [1]) };

        Assert.Equal(StateErrorCode.UnsavableType, Assert.Throws<StateException>(() => StateSerializer.Save(root)).Code);
    }

    [Fact]
    public void An_array_keeps_the_type_it_was_made_with()
    {
        Arrays copy = RoundTrip.Of(new Arrays { Covariant = new string[] { "a", "b" } });

        Assert.IsType<string[]>(copy.Covariant);
    }

    [Fact]
    public void Windows_share_and_overlap_one_array()
    {
        int[] whole = [1, 2, 3, 4, 5];
        Arrays copy = RoundTrip.Of(new Arrays
        {
            Whole = whole,
            Segment = new(whole, 1, 3),
            Memory = whole.AsMemory(2),
            ReadOnly = whole.AsMemory(0, 2),
            Any = new ArraySegment<int>(whole, 4, 1),
        });

        copy.Memory.Span[0] = 30;
        copy.Segment[0] = 20;
        Assert.Equal([1, 20, 30, 4, 5], copy.Whole!);
        Assert.Equal([1, 20], copy.ReadOnly.ToArray());
        Assert.Equal([5], (ArraySegment<int>)copy.Any!);
        Assert.Null(copy.Other.Array);
        Assert.True(copy.Nodes.Equals(default));
    }

    [Fact]
    public void A_window_of_a_string_is_one_of_that_string()
    {
        string text = new("a string of its own".AsSpan());
        Arrays copy = RoundTrip.Of(new Arrays { Text = text, Chars = text.AsMemory(2, 6) });

        Assert.Equal("string", copy.Chars.ToString());
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetString(copy.Chars, out string? whole, out int start, out _));
        Assert.Same(copy.Text, whole);
        Assert.Equal(2, start);
    }

    [Fact]
    public void Tuples_and_windows_may_have_two_layouts_in_one_program()
    {
        int[] whole = [1, 2, 3];
        Node node = new() { Id = 5 };
        object[] root =
        [
            new Layouts<int>
            {
                Open = (1, "a"), Numbers = (2, "b"), Nodes = (node, "c"), OpenPair = new("d", 3), Pair = new("e", node),
                OpenSegment = new(whole, 1, 2), Segment = new(whole, 0, 1), Nested = (4, (5, "f")),
            },
            new Layouts<Node>
            {
                Open = (node, "a"), Numbers = (2, "b"), Nodes = (node, "c"), OpenPair = new("d", node), Pair = new("e", node),
                OpenSegment = new([node]), Segment = new(whole), Nested = (4, (node, "f")),
            },
            (2, "b"),
            new KeyValuePair<string, Node?>("e", node),
        ];

        Battery.Demand(root);
        Battery.Demand(root[0]);
        Battery.Demand(root[1]);
    }

    [Fact]
    public void Memory_of_a_manager_is_refused()
    {
        using Manager manager = new();

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(new Arrays { Memory = manager.Memory }));

        Assert.Equal(StateErrorCode.UnsavableType, error.Code);
        Assert.Contains("MemoryManager", error.Message, StringComparison.Ordinal);
    }

    private sealed class Manager : MemoryManager<int>
    {
        private readonly int[] _items = new int[4];

        public override Span<int> GetSpan() => _items;

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
