namespace Stateify.Tests.Graph;

/// <summary>What belongs to the process, which the loading program provides by key.</summary>
public sealed class ExternalTests
{
    [Fact]
    public void Hooks_find_their_fields_set_and_can_ask_for_more()
    {
        using MemoryStream stream = new();
        Hosted copy = Load(new Hosted { Name = "a" }, ("log", stream), ("names", new Dictionary<string, int> { ["a"] = 7 }));

        Assert.Same(stream, copy.Log);
        Assert.Same(stream, copy.LogInHook);
        Assert.Equal(7, copy.Number);
    }

    [Fact]
    public void A_value_of_a_derived_type_is_one_of_the_type()
    {
        Hosted copy = Load(new Hosted { Name = "b" }, ("log", Stream.Null), ("names", new SortedList<string, int> { ["b"] = 8 }));

        Assert.Equal(8, copy.Number);
    }

    [Fact]
    public void A_missing_key_is_an_error_that_names_path_field_and_key()
    {
        Hosted root = new() { Name = "root" };
        StateException error = Assert.Throws<StateException>(() => Load(new Holder { Items = [1, root] }));

        Assert.Equal((StateErrorCode.MissingExternal, "Holder.Items[1].Log", "Log"), (error.Code, error.Path, error.Field));
        Assert.Contains("'log'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_of_a_struct_in_a_list_names_the_element()
    {
        StateException error = Assert.Throws<StateException>(() => Load(new Holder { Structs = [new() { Id = 1 }, new() { Id = 2 }] }));

        Assert.Equal((StateErrorCode.MissingExternal, "Holder.Structs[0].Handle", "Handle"), (error.Code, error.Path, error.Field));
    }

    [Fact]
    public void A_value_of_another_type_is_an_error()
    {
        StateException error = Assert.Throws<StateException>(() => Load(new Hosted(), ("log", "text")));

        Assert.Equal((StateErrorCode.MissingExternal, "Hosted.Log"), (error.Code, error.Path));
        Assert.Contains("System.String", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_a_hook_misses_is_an_error_at_the_object()
    {
        StateException error = Assert.Throws<StateException>(() => Load(new Holder { Items = [new Hosted { Name = "a" }] }, ("log", Stream.Null)));

        Assert.Equal((StateErrorCode.MissingExternal, "Holder.Items[0]"), (error.Code, error.Path));
        Assert.Contains("'names'", error.Message, StringComparison.Ordinal);
    }

    private static T Load<T>(T root, params (string Key, object Value)[] externals)
        where T : class
    {
        LoadOptions options = new() { Externals = externals.ToDictionary(static pair => pair.Key, static pair => pair.Value) };
        return StateSerializer.Load<T>(StateSerializer.Save(root), options)!;
    }
}

/// <summary>A class with a resource of the process.</summary>
[Savable]
public sealed partial class Hosted
{
    public string? Name;

    [External("log")]
    public Stream? Log;

    [NoSave("seen by tests")]
    public Stream? LogInHook;

    [NoSave("found by the hook")]
    public int Number;

    private void AfterLoad(LoadContext context)
    {
        LogInHook = Log;
        if (Name is not null)
            Number = context.GetExternal<IDictionary<string, int>>("names")[Name];
    }
}

/// <summary>A struct with a resource of the process.</summary>
[Savable]
public partial struct HostedStruct
{
    public int Id;

    [External("handle")]
    public object Handle;
}

/// <summary>Holds both.</summary>
[Savable]
public sealed partial class Holder
{
    public object[] Items = [];
    public List<HostedStruct> Structs = [];
}
