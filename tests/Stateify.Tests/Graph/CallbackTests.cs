using System.Text;

namespace Stateify.Tests.Graph;

/// <summary>Delegates and events: what they call, in which order, on which objects, and which of them are the same.</summary>
public sealed class CallbackTests
{
    [Fact]
    public void Delegates_call_what_they_called()
    {
        Caller caller = new() { Name = "a" };
        caller.First = caller.Call;
        caller.Function = caller.Say;
        caller.Label = caller.Labelling();
        caller.Any = caller.GenericOf<int>();
        caller.Boxed = Caller.Static();

        Caller copy = Copy(caller);
        copy.First!();
        int count = 4;
        Assert.Equal(["a"], copy.Calls);
        Assert.Equal("a 2", copy.Function!(2));
        Assert.Equal("a 3 5 text", copy.Label!(3, ref count, "text"));
        Assert.Equal(5, count);
        Assert.Equal("Int32 6 a", ((Func<int, string>)copy.Any!)(6));
        Assert.Equal("static 7", ((Func<int, string>)copy.Boxed!)(7));
        Assert.Empty(caller.Calls);
    }

    [Fact]
    public void Several_methods_are_called_in_order()
    {
        Caller a = new() { Name = "a" }, b = new() { Name = "b", Other = a };
        a.First = b.Call;
        a.First += a.Call;
        a.First += b.Call;
        a.Other = b;

        Caller copy = Copy(a);
        copy.Calls = copy.Other!.Calls;
        copy.First!();
        Assert.Equal(["b", "a", "b"], copy.Calls);
        Assert.Equal(3, copy.First.GetInvocationList().Length);
        Assert.Same(copy, copy.First.GetInvocationList()[1].Target);
    }

    [Fact]
    public void A_delegate_that_is_shared_still_is_and_equal_ones_stay_two()
    {
        Caller caller = new();
        caller.First = caller.Second = caller.Call;
        caller.Actions = [caller.Call, caller.First, (Action)caller.Call + caller.Call];
        caller.Boxed = caller.Actions[2];

        Caller copy = Copy(caller);
        Assert.Same(copy.First, copy.Second);
        Assert.Same(copy.First, copy.Actions![1]);
        Assert.Same(copy.Boxed, copy.Actions[2]);
        Assert.Equal(copy.First, copy.Actions[0]);
        Assert.NotSame(copy.First, copy.Actions[0]);
    }

    [Fact]
    public void Events_keep_their_subscribers_and_let_them_go()
    {
        Caller source = new() { Name = "source" }, listener = new() { Name = "listener" };
        source.Other = listener;
        source.Ticked += listener.OnTick;
        source.Ticked += source.OnTick;

        Caller copy = Copy(source);
        copy.Tick(3);
        Assert.Equal(["listener at 3 by source"], copy.Other!.Calls);
        Assert.Equal(["source at 3 by source"], copy.Calls);
        copy.Ticked -= copy.Other.OnTick;
        Assert.Equal(1, copy.Subscribers);
    }

    [Fact]
    public void Overrides_and_private_methods_of_one_name_are_told_apart()
    {
        SpecialCaller special = new() { Name = "s" };
        special.First = special.Virtual();
        special.Second = ((IDisposable)special).Dispose;
        special.Label = special.Labelling();
        special.Boxed = special.SpecialLabelling();

        SpecialCaller copy = Copy(special);
        copy.First!();
        copy.Second!();
        int count = 0;
        Assert.Equal(["special s", "disposed s"], copy.Calls);
        Assert.Equal("s 1 1 x", copy.Label!(1, ref count, "x"));
        Assert.Equal("special s 1 2 x", ((Labeller)copy.Boxed!)(1, ref count, "x"));
    }

    [Fact]
    public void Static_methods_may_have_an_object_for_their_first_argument()
    {
        string text = new('x', 3);
        Caller caller = new() { Name = text, Function = text.Shout, Any = (Func<int, string>)StaticCallbacks.Double };
        caller.Other = new Caller { Function = default(string)!.Shout, Any = (Func<string, int, string>)StaticCallbacks.Shout };

        Caller copy = Copy(caller);
        Assert.Same(copy.Name, copy.Function!.Target);
        Assert.Equal("xxx 1!", copy.Function(1));
        Assert.Equal("4", ((Func<int, string>)copy.Any!)(2));
        Assert.Equal(" 5!", copy.Other!.Function!(5));
        Assert.Equal("y 6!", ((Func<string, int, string>)copy.Other.Any!)("y", 6));
    }

    [Fact]
    public void A_boxed_struct_is_called_where_it_is()
    {
        object box = new Counter { Count = 5 };
        Caller caller = new() { Boxed = box, First = typeof(Counter).GetMethod(nameof(Counter.Increase))!.CreateDelegate<Action>(box) };
        caller.Second = caller.First;

        Caller copy = Copy(caller);
        copy.First!();
        Assert.Same(copy.Boxed, copy.First.Target);
        Assert.Equal(6, ((Counter)copy.Boxed!).Count);
    }

    [Fact]
    public void Delegates_are_keys()
    {
        Caller caller = new() { Name = "a" };
        caller.ByAction = new() { [caller.Call] = "call", [caller.Virtual()] = "virtual" };

        Caller copy = Copy(caller);
        Assert.Equal("call", copy.ByAction![copy.Call]);
        Assert.Equal("virtual", copy.ByAction[copy.Virtual()]);
    }

    [Theory]
    [InlineData("lambda", "Caller.Second[1]", "a lambda in Stateify.Tests.Graph.Caller.Captures (<Captures>b__")]
    [InlineData("static lambda", "Caller.Second[1]", "a lambda in Stateify.Tests.Graph.CallbackTests.Unmarked (<")]
    [InlineData("local", "Caller.Second[1]", "the local function Inner in Stateify.Tests.Graph.Caller.Local")]
    [InlineData("method", "Caller.Second[1]", "the method Stateify.Tests.Graph.Caller.NotMarked")]
    [InlineData("static", "Caller.Second[1]", "the method Stateify.Tests.Graph.StaticCallbacks.NotMarkedAction")]
    public void Other_methods_are_refused_by_name(string kind, string path, string shown)
    {
        Caller caller = new();
        caller.Second = caller.Call;
        caller.Second += Unmarked(kind, caller);
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(caller));
        Assert.Equal(StateErrorCode.UnsavableCallback, error.Code);
        Assert.Equal(path, error.Path);
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        Assert.Contains("[SavableCallback]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[NoSave(\"reason\")]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_past_an_override_is_refused()
    {
        SpecialCaller special = new();
        special.First = special.Base();
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(special));
        Assert.Equal((StateErrorCode.UnsavableCallback, "SpecialCaller.First[0]"), (error.Code, error.Path));
    }

    [Fact]
    public void A_delegate_of_a_type_that_nothing_declares_is_refused()
    {
        Caller caller = new();
        caller.Any = (Predicate<int>)(_ => true);
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(caller));
        Assert.Equal((StateErrorCode.UnsavableType, "Caller.Any"), (error.Code, error.Path));
    }

    [Theory]
    [InlineData("Call()", "Cal0()")]
    [InlineData("Call()", "Calls0")]
    public void A_method_that_is_not_there_is_an_error(string from, string to)
    {
        Caller caller = new() { Name = "a" };
        caller.First = caller.Call;
        byte[] state = StateSerializer.Save(caller);
        Replace(state, from, to);
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Caller>(state));
        Assert.Equal((StateErrorCode.UnknownCallback, "Caller.First"), (error.Code, error.Path));
        Assert.Contains("[FormerlyNamed]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_does_not_fit_the_delegate_is_an_error()
    {
        Caller caller = new() { Name = "a" };
        caller.First = caller.Call;
        caller.Function = caller.Say;
        byte[] state = StateSerializer.Save(caller);
        Replace(state, "Say(System.Int32)", "Say(System.Int64)");
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Caller>(state));
        Assert.Equal((StateErrorCode.UnknownCallback, "Caller.Function"), (error.Code, error.Path));
    }

    private static Action Unmarked(string kind, Caller caller) => kind switch
    {
        "lambda" => caller.Captures(1),
        "static lambda" => static () => { }
        ,
        "local" => caller.Local(),
        "method" => caller.NotMarked,
        _ => StaticCallbacks.NotMarkedAction,
    };

    private static void Replace(byte[] state, string from, string to)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(from);
        int at = state.AsSpan().LastIndexOf(bytes);
        Assert.True(at >= 0);
        Encoding.ASCII.GetBytes(to).CopyTo(state, at);
    }

    private static T Copy<T>(T root)
        where T : class
    {
        byte[] state = StateSerializer.Save(root);
        T copy = StateSerializer.Load<T>(state)!;
        Assert.Equal(state, StateSerializer.Save(copy));
        return copy;
    }
}
