namespace Stateify.Tests.Graph;

public sealed class ShapeTests
{
    [Fact]
    public void Every_scalar_comes_back_as_it_was()
    {
        Scalars scalars = new()
        {
            Bool = true,
            SByte = -5,
            Byte = 250,
            Short = -30000,
            UShort = 60000,
            Int = int.MinValue,
            UInt = uint.MaxValue,
            Long = long.MinValue,
            ULong = ulong.MaxValue,
            Int128 = Int128.MinValue,
            UInt128 = UInt128.MaxValue,
            Half = Half.Epsilon,
            Float = float.NegativeInfinity,
            Double = double.Epsilon,
            Decimal = -79228162514264.3375935439503m,
            Char = '\uD800',
            Guid = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            DateTime = new DateTime(2026, 11, 21, 1, 2, 3, DateTimeKind.Local),
            TimeSpan = TimeSpan.MinValue,
            Color = Color.Red,
            NullInt = 7,
            NullColor = Color.Green,
            NullDate = DateTime.MaxValue,
            NullPoint = new Point { X = 1, Y = 2, Owner = new Node { Id = 3 } },
            Text = "grün \uD83D\uDE00 \uD800",
        };

        Scalars copy = RoundTrip.Of(scalars);

        foreach (System.Reflection.FieldInfo field in typeof(Scalars).GetFields())
        {
            if (field.Name != nameof(Scalars.NullPoint))
                Assert.Equal(field.GetValue(scalars), field.GetValue(copy));
        }

        Assert.Equal(DateTimeKind.Local, copy.DateTime.Kind);
        Assert.Equal(3, copy.NullPoint!.Value.Owner!.Id);
    }

    [Fact]
    public void Missing_values_stay_missing()
    {
        Scalars copy = RoundTrip.Of(new Scalars());

        Assert.Null(copy.NullInt);
        Assert.Null(copy.NullColor);
        Assert.Null(copy.NullPoint);
        Assert.Null(copy.Text);
    }

    [Fact]
    public void Private_readonly_init_and_required_members_are_restored()
    {
        Node node = new() { Id = 4 };
        Guarded copy = RoundTrip.Of(new Guarded(11, node, "text") { Required = 5, Init = 6, Clamped = 9 });

        Assert.Equal((11, "text"), (copy.Inside().Number, copy.Inside().Text));
        Assert.Equal(4, copy.Inside().Node.Id);
        Assert.Equal(("text!", 5, 6, 9), (copy.GetOnly, copy.Required, copy.Init, copy.Clamped));
    }

    [Fact]
    public void Each_class_of_a_hierarchy_saves_its_own_fields()
    {
        Ring ring = new() { Name = "ring", Radius = 5, Hole = 2 };
        Shape[] shapes = [ring, new Circle { Name = "disc", Radius = 9 }, ring];

        Containers copy = RoundTrip.Of(new Containers { Shapes = shapes });

        Ring restored = Assert.IsType<Ring>(copy.Shapes![0]);
        Assert.Equal(("ring", 5, 2), (restored.Name, restored.Radius, restored.Hole));
        Assert.Equal("disc", Assert.IsType<Circle>(copy.Shapes[1]).Name);
        Assert.Same(restored, copy.Shapes[2]);
    }

    [Fact]
    public void Structs_are_saved_in_place_and_refer_to_shared_objects()
    {
        Node owner = new() { Id = 1 };
        Segment segment = new(new Point { X = 3, Y = 4, Owner = owner }, "edge");
        Containers copy = RoundTrip.Of(new Containers
        {
            Points = [segment.From, default],
            PointList = [segment.From],
            Any = segment,
            Nodes = [owner],
        });

        Assert.Equal((3, 4), (copy.Points![0].X, copy.Points[0].Y));
        Assert.Same(copy.Nodes![0], copy.Points[0].Owner);
        Assert.Same(copy.Nodes[0], copy.PointList![0].Owner);
        Segment restored = Assert.IsType<Segment>(copy.Any);
        Assert.Equal("edge", restored.Label);
        Assert.Same(copy.Nodes[0], restored.From.Owner);
    }

    [Fact]
    public void Closed_generic_types_are_saved_with_their_arguments()
    {
        Generics copy = RoundTrip.Of(new Generics
        {
            Ints = new Box<int> { Value = 3, Items = [1, 2], Inner = new Box<int> { Value = 4 } },
            Texts = new Box<string> { Value = "a", Items = ["b"] },
            Points = new Box<Point> { Value = new Point { X = 8 }, Items = [new Point { Y = 9 }] },
            Colors = new Box<Color?> { Value = Color.Red, Items = [null, Color.Green] },
            Lists = new Box<List<Node>> { Value = [new Node { Id = 5 }] },
            Shapes = new Box<IShape> { Value = new Circle { Name = "c" } },
        });

        Assert.Equal(4, copy.Ints!.Inner!.Value);
        Assert.Equal([1, 2], copy.Ints.Items);
        Assert.Equal("b", copy.Texts!.Items[0]);
        Assert.Equal(9, copy.Points!.Items[0].Y);
        Assert.Equal([null, Color.Green], copy.Colors!.Items);
        Assert.Equal(5, copy.Lists!.Value![0].Id);
        Assert.Equal("c", copy.Shapes!.Value!.Name);
    }

    [Fact]
    public void Collections_keep_contents_order_and_comparers()
    {
        Containers copy = RoundTrip.Of(new Containers
        {
            Ints = [1, 2, 3],
            Texts = ["a", null, ""],
            Jagged = [[1], [], [2, 3]],
            IntList = [4, 5],
            Objects = [1, "x", null, Color.Red, new int[] { 1 }, 2.5m, new object(), true],
            Counts = new(StringComparer.OrdinalIgnoreCase) { ["Z"] = 1, ["a"] = 2 },
            ByColor = new() { [Color.Green] = "g" },
            Set = new(StringComparer.Ordinal) { "q" },
            ById = new Dictionary<Guid, Node?> { [Guid.Empty] = null },
            ReadOnly = new[] { new Node { Id = 1 } },
            Deep = [[new() { ["k"] = [1, 2] }]],
        });

        Assert.Equal([1, 2, 3], copy.Ints!);
        Assert.Equal(new string?[] { "a", null, "" }, copy.Texts!.AsEnumerable());
        Assert.Equal(new int[][] { [1], [], [2, 3] }, copy.Jagged);
        Assert.Equal([4, 5], copy.IntList);
        Assert.Equal([1, "x", null, Color.Red], copy.Objects![..4]);
        Assert.Equal(2.5m, copy.Objects[5]);
        Assert.Equal(typeof(object), copy.Objects[6]!.GetType());
        Assert.Equal(["Z", "a"], copy.Counts!.Keys);
        Assert.Equal(1, copy.Counts["z"]);
        Assert.Equal("g", copy.ByColor![Color.Green]);
        Assert.Contains("q", copy.Set!);
        Assert.True(copy.ById!.ContainsKey(Guid.Empty));
        Assert.IsType<Node[]>(copy.ReadOnly);
        Assert.Equal([1, 2], copy.Deep![0][0]["k"]);
    }

    [Fact]
    public void A_type_nobody_else_can_name_is_registered()
    {
        Containers copy = RoundTrip.Of(new Containers { Any = Outer.CreateHidden(12) });

        Assert.Equal(12, Outer.ValueOf(copy.Any!));
    }

    [Fact]
    public void An_empty_graph_is_one()
    {
        Assert.Null(StateSerializer.Load<Node>(StateSerializer.Save<Node?>(null)));
        Assert.Equal("text", StateSerializer.Load<string>(StateSerializer.Save("text")));
        Assert.Equal(7, StateSerializer.Load<int>(StateSerializer.Save(7)));
    }

    [Fact]
    public void Arrays_that_are_copied_on_all_cores_come_back_whole()
    {
        int[] numbers = [.. Enumerable.Range(0, 3_000_001)];

        Containers copy = StateSerializer.Load<Containers>(StateSerializer.Save(new Containers { Ints = numbers }))!;

        Assert.True(numbers.AsSpan().SequenceEqual(copy.Ints));
    }
}
