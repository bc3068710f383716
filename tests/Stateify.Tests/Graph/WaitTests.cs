namespace Stateify.Tests.Graph;

public sealed class WaitTests
{
    [Fact]
    public void AfterLoad_runs_after_that_of_everything_waited_for()
    {
        Waiter last = new() { Name = "last" };
        Waiter middle = new() { Name = "middle", For = last };
        Waiter first = new() { Name = "first", ForAll = [middle, null, last], Neighbour = last };
        last.Neighbour = first;

        Assert.Equal(["last", "middle", "first"], OrderOf(first));
    }

    [Fact]
    public void Shared_objects_complete_once()
    {
        Waiter shared = new() { Name = "shared" };
        Waiter root = new() { Name = "root", ForAll = [new() { Name = "a", For = shared }, new() { Name = "b", For = shared }] };

        List<string> order = OrderOf(root);

        Assert.Equal("shared", order[0]);
        Assert.Equal("root", order[^1]);
        Assert.Equal(4, order.Count);
    }

    [Fact]
    public void A_circle_of_waits_is_an_error_that_prints_the_circle()
    {
        Waiter a = new() { Name = "a" };
        Waiter b = new() { Name = "b", ForAll = [a] };
        a.For = b;
        byte[] state = StateSerializer.Save(new Containers { Objects = [a] });

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Containers>(state));

        Assert.Equal(StateErrorCode.WaitCycle, error.Code);
        Assert.Contains("Containers.Objects[0]", error.Message, StringComparison.Ordinal);
        Assert.Contains("Containers.Objects[0].For waits for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_waits_for_itself_is_such_a_circle()
    {
        Waiter self = new() { Name = "self" };
        self.For = self;

        StateException error = Assert.Throws<StateException>(() => OrderOf(self));

        Assert.Equal(StateErrorCode.WaitCycle, error.Code);
        Assert.Contains("Waiter waits for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void References_that_are_not_waited_for_may_form_circles()
    {
        Waiter a = new() { Name = "a" };
        a.Neighbour = new Waiter { Name = "b", Neighbour = a };

        Assert.Equal(2, OrderOf(a).Count);
    }

    [Fact]
    public void A_long_chain_of_waits_needs_no_stack()
    {
        const int Count = 50_000;
        Waiter root = new() { Name = "0" };
        Waiter last = root;
        for (int i = 1; i < Count; i++)
            last = last.For = new Waiter { Name = $"{i}" };

        List<string>? order = null;
        byte[] state = StateSerializer.Save(root);
        Thread thread = new(() => order = OrderIn(state), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(Enumerable.Range(0, Count).Reverse().Select(i => $"{i}"), order!);
    }

    private static List<string> OrderOf(Waiter root) => OrderIn(StateSerializer.Save(root));

    private static List<string> OrderIn(byte[] state)
    {
        Waiter.Order = [];
        StateSerializer.Load<Waiter>(state);
        return Waiter.Order;
    }
}
