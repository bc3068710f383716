using System.Collections.Immutable;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Cloning;

/// <summary>What belongs to the process is outside of the graph, and so is shared by original and clone.</summary>
public sealed class CloneExternalTests
{
    [Fact]
    public void A_clone_holds_the_external_objects_of_the_original_field_by_field()
    {
        using MemoryStream stream = new();
        using MemoryStream other = new();
        Holder root = new() { Items = [new Hosted { Log = stream }, new Hosted { Log = other }, new Hosted()] };

        Holder clone = StateCloner.Clone(root);

        Assert.Equal([stream, other, null], clone.Items.Select(static item => ((Hosted)item).Log));
        Assert.Same(other, ((Hosted)clone.Items[1]).LogInHook);
        Assert.NotSame(root.Items[0], clone.Items[0]);
    }

    [Fact]
    public void So_do_structs_wherever_they_are()
    {
        object[] handles = [.. Enumerable.Range(0, 6).Select(static _ => new object())];
        Holder root = new() { Structs = [new() { Handle = handles[0] }, new() { Handle = handles[1] }] };
        root.Items =
        [
            new HostedStruct { Handle = handles[2] },
            new HostedPlaces
            {
                Nested = new() { Inner = new() { Handle = handles[3] }, Handle = handles[4] },
                Immutable = [new() { Handle = handles[5] }],
            },
        ];

        Holder clone = StateCloner.Clone(root);

        HostedPlaces places = (HostedPlaces)clone.Items[1];
        Assert.Equal(handles.Take(2), clone.Structs.Select(static item => item.Handle));
        Assert.Same(handles[2], ((HostedStruct)clone.Items[0]).Handle);
        Assert.Same(handles[3], places.Nested!.Value.Inner.Handle);
        Assert.Same(handles[4], places.Nested.Value.Handle);
        Assert.Same(handles[5], places.Immutable.Single().Handle);
    }

    [Fact]
    public void A_value_that_is_provided_goes_before_that_of_the_original()
    {
        CloneOptions options = new() { Externals = new Dictionary<string, object> { ["log"] = Stream.Null } };

        Hosted clone = StateCloner.Clone(new Hosted { Log = new MemoryStream() }, options);

        Assert.Same(Stream.Null, clone.Log);
        Assert.Same(Stream.Null, clone.LogInHook);
    }

    [Fact]
    public void A_hook_gets_what_is_provided_or_what_the_original_holds()
    {
        CloneOptions options = new() { Externals = new Dictionary<string, object> { ["names"] = new Dictionary<string, int> { ["a"] = 7 } } };
        Assert.Equal(7, StateCloner.Clone(new Hosted { Name = "a" }, options).Number);

        object handle = new();
        HostedPlaces clone = StateCloner.Clone(new HostedPlaces { Nested = new() { Inner = new() { Handle = handle } } });
        Assert.Same(handle, clone.HandleInHook);
    }

    [Fact]
    public void A_key_that_nobody_has_is_an_error_with_the_path_of_the_object()
    {
        StateException error = Assert.Throws<StateException>(() =>
            StateCloner.Clone(new Holder { Items = [1, new Hosted { Name = "a" }] }));

        Assert.Equal((StateErrorCode.MissingExternal, "Holder.Items[1]"), (error.Code, error.Path));
        Assert.Contains("'names'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provided_value_of_another_type_is_an_error_with_the_path_of_the_field()
    {
        CloneOptions options = new() { Externals = new Dictionary<string, object> { ["log"] = "text" } };

        StateException error = Assert.Throws<StateException>(() => StateCloner.Clone(new Holder { Items = [new Hosted()] }, options));

        Assert.Equal((StateErrorCode.MissingExternal, "Holder.Items[0].Log"), (error.Code, error.Path));
    }
}

/// <summary>A struct with one of the same in it, at the same place of the row.</summary>
[Savable]
public partial struct NestedHost
{
    public HostedStruct Inner;

    [External("outer")]
    public object Handle;
}

/// <summary>Structs with resources in places where they are copied.</summary>
[Savable]
public sealed partial class HostedPlaces
{
    public NestedHost? Nested;
    public ImmutableList<HostedStruct> Immutable = [];

    [NoSave("found by the hook")]
    public object? HandleInHook;

    private void AfterLoad(LoadContext context) => HandleInHook = context.GetExternal<object>("handle");
}
