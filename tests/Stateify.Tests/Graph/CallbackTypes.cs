namespace Stateify.Tests.Graph;

/// <summary>A delegate type of a program.</summary>
public delegate string Labeller(in int number, ref int count, ReadOnlySpan<char> text);

/// <summary>A class that is called, and holds delegates.</summary>
[Savable]
public partial class Caller
{
    public string Name = "";
    public Action? First;
    public Action? Second;
    public Func<int, string>? Function;
    public Labeller? Label;
    public Delegate? Any;
    public object? Boxed;
    public Action[]? Actions;
    public Func<string, int, string>? Open;
    public Dictionary<Action, string>? ByAction;
    public Caller? Other;
    [NoSave("seen by tests")] public List<string> Calls = [];

    public event Action<Caller, int>? Ticked;

    /// <summary>A little of everything that the format knows of delegates.</summary>
    public static Caller Specimen()
    {
        Caller caller = new() { Name = "a", Function = "x".Shout, Any = (Func<int, string>)StaticCallbacks.Double };
        caller.First = caller.Call;
        caller.First += caller.Virtual();
        caller.Second = caller.First;
        caller.Boxed = caller.GenericOf<Caller>();
        caller.Actions = [caller.Call, caller.First];
        caller.ByAction = new() { [caller.Call] = "b" };
        caller.Ticked += caller.OnTick;
        return caller;
    }

    public void Tick(int time) => Ticked?.Invoke(this, time);

    public int Subscribers => Ticked?.GetInvocationList().Length ?? 0;

    [SavableCallback]
    public void Call() => Calls.Add(Name);

    [SavableCallback]
    public string Say(int number) => $"{Name} {number}";

    [SavableCallback]
    public string Say(long number) => $"{Name} long {number}";

    [SavableCallback]
    public void OnTick(Caller sender, int time) => Calls.Add($"{Name} at {time} by {sender.Name}");

    [SavableCallback]
    private string Describe(in int number, ref int count, ReadOnlySpan<char> text) => $"{Name} {number} {++count} {text}";

    [SavableCallback]
    protected virtual void CallVirtual() => Calls.Add("base of " + Name);

    [SavableCallback(typeof(int)), SavableCallback(typeof(Caller))]
    private string Generic<T>(int number) => $"{typeof(T).Name} {number} {Name}";

    [SavableCallback]
    private static string SayStatic(int number) => $"static {number}";

    public void NotMarked()
    {
    }

    public Labeller Labelling() => Describe;

    public Action Virtual() => CallVirtual;

    public Func<int, string> GenericOf<T>() => Generic<T>;

    public static Func<int, string> Static() => SayStatic;

    public Action Captures(int x) => () => Name = $"{x}";

    public Action Local()
    {
        return Inner;

        void Inner() => Name = "";
    }
}

/// <summary>Overrides what is called, and has a private method of the name of one of the base class.</summary>
[Savable]
public sealed partial class SpecialCaller : Caller, IDisposable
{
    protected override void CallVirtual() => Calls.Add("special " + Name);

    [SavableCallback]
    private string Describe(in int number, ref int count, ReadOnlySpan<char> text) => $"special {Name} {number} {++count} {text}";

    [SavableCallback]
    void IDisposable.Dispose() => Calls.Add("disposed " + Name);

    public Labeller SpecialLabelling() => Describe;

    public Action Base() => base.CallVirtual;
}

/// <summary>A struct that is called, in a box.</summary>
[Savable]
public partial struct Counter
{
    public int Count;

    [SavableCallback]
    public void Increase() => Count++;
}

/// <summary>Static methods of a class that is not savable.</summary>
public static class StaticCallbacks
{
    [SavableCallback]
    public static string Shout(this string text, int number) => $"{text} {number}!";

    [SavableCallback]
    internal static string Double(int number) => $"{2 * number}";

    public static void NotMarkedAction()
    {
    }
}
