namespace Stateify.Tests.Graph;

public sealed class WrapperTests
{
    [Fact]
    public void A_lazy_value_is_made_by_the_save()
    {
        Node node = new() { Id = 1 };
        Lazy<Node> lazy = new(() => node);
        Wrappers root = new() { Lazy = lazy, Number = new(() => 7), Any = lazy, Strong = node };

        Wrappers copy = RoundTrip.Of(root);

        Assert.True(copy.Lazy!.IsValueCreated);
        Assert.Same(copy.Strong, copy.Lazy.Value);
        Assert.Same(copy.Lazy, copy.Any);
        Assert.Equal(7, copy.Number!.Value);
    }

    [Fact]
    public void A_lazy_value_that_cannot_be_made_fails_the_save()
    {
        Wrappers root = new() { Number = new(static () => throw new InvalidOperationException("no number")) };

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.HookFailed, error.Code);
        Assert.Equal("Wrappers.Number", error.Path);
    }

    [Fact]
    public void A_weak_reference_finds_its_target_if_something_else_holds_it()
    {
        Node node = new() { Id = 1, Tag = "text" };
        Wrappers root = new() { Weak = new(node), Untyped = new("text"), Strong = node };
        root.Untyped.Target = node.Tag;

        Wrappers copy = RoundTrip.Of(root);

        Assert.True(copy.Weak!.TryGetTarget(out Node? target));
        Assert.Same(copy.Strong, target);
        Assert.Same(target.Tag, copy.Untyped!.Target);
    }

    [Fact]
    public void A_weak_reference_does_not_save_its_target()
    {
        Node node = new() { Id = 1 };
        Wrappers root = new() { Weak = new(node), Untyped = new(node), Any = new Node() };

        Wrappers copy = RoundTrip.Of(root);

        Assert.False(copy.Weak!.TryGetTarget(out _));
        Assert.Null(copy.Untyped!.Target);
        GC.KeepAlive(node);
    }
}
