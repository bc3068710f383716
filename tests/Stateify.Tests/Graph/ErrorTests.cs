namespace Stateify.Tests.Graph;

public sealed class ErrorTests
{
    [Fact]
    public void An_object_of_an_unregistered_type_is_named_with_its_path()
    {
        Containers root = new() { OwnerList = [new(), new() { Owners = new() { [7] = new() { Any = new OperatingSystem(PlatformID.Other, new Version(1, 2)) } } }] };

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.UnsavableType, error.Code);
        Assert.Equal("Containers.OwnerList[1].Owners[7].Any", error.Path);
        Assert.Equal("Any", error.Field);
        Assert.Contains("System.OperatingSystem", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unregistered_element_is_named_by_its_index()
    {
        StateException error = Assert.Throws<StateException>(() =>
            StateSerializer.Save(new Containers { Objects = [1, 2, new OperatingSystem(PlatformID.Other, new Version(1, 2))] }));

        Assert.Equal("Containers.Objects[2]", error.Path);
    }

    [Fact]
    public void A_field_that_must_be_zero_and_is_not_is_named_with_its_path()
    {
        Node root = new() { Next = new Node { Tag = new Roles { Transient = new Node() } } };

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.NotZeroValue, error.Code);
        Assert.Equal("Node.Next.Tag.Transient", error.Path);
        Assert.Equal("Transient", error.Field);
    }

    [Fact]
    public void A_missing_external_value_is_named()
    {
        byte[] state = StateSerializer.Save(new Node { Tag = new Roles() });

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Node>(state));

        Assert.Equal((StateErrorCode.MissingExternal, "Clock"), (error.Code, error.Field));
        Assert.Contains("'clock'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsavable_comparer_is_refused()
    {
        Containers root = new() { Counts = new(EqualityComparer<string>.Create(static (x, y) => x == y, static x => x.Length)) { ["a"] = 1 } };

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.UnsavableComparer, error.Code);
        Assert.StartsWith("Containers.Counts", error.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_that_changes_during_the_save_is_named_and_the_next_save_works()
    {
        Mutating root = new() { Items = [new Node(), new Node()] };
        root.OnSave = () => root.Items.Add(new Node());

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.ConcurrentMutation, error.Code);
        Assert.StartsWith("Mutating.Items", error.Path, StringComparison.Ordinal);
        root.OnSave = null;
        Assert.Equal(3, StateSerializer.Load<Mutating>(StateSerializer.Save(root))!.Items.Count);
    }

    [Fact]
    public void An_impossible_value_among_several_in_place_is_named()
    {
        byte[] image = StateSerializer.Save(new RackRoom());
        image[^1] = 2;

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<RackRoom>(image));

        Assert.Equal(StateErrorCode.Corrupt, error.Code);
        Assert.Equal("RackRoom.Rack.Lamps[2]", error.Path);
        Assert.Equal("Rack.Lamps[2]", error.Field);
    }

    [Fact]
    public void A_root_of_another_type_is_an_error()
    {
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Node>(StateSerializer.Save("text")));

        Assert.Equal(StateErrorCode.WrongRoot, error.Code);
    }

    [Fact]
    public void Data_that_is_no_image_is_an_error()
    {
        Assert.Equal(StateErrorCode.NotAnImage, Assert.Throws<StateException>(() => StateSerializer.Load<Node>(new byte[100])).Code);
        Assert.Equal(StateErrorCode.Truncated, Assert.Throws<StateException>(() => StateSerializer.Load<Node>(new byte[3])).Code);
    }

    [Fact]
    public void A_load_from_a_stream_reads_to_its_end()
    {
        using MemoryStream stream = new();
        StateSerializer.Save(new Node { Id = 5 }, stream);
        stream.Position = 0;

        Assert.Equal(5, StateSerializer.Load<Node>(stream)!.Id);
    }
}

/// <summary>Changes a collection of its own while it is being saved.</summary>
[Savable]
public sealed partial class Mutating
{
    public List<Node> Items = [];

    [NoSave("what a test wants done")]
    public Action? OnSave;

    [SaveAs<int>]
    private object? _trigger;

    private int SaveTrigger()
    {
        OnSave?.Invoke();
        return _trigger is null ? 0 : 1;
    }

    private void LoadTrigger(int value) => _trigger = value == 0 ? null : this;
}
