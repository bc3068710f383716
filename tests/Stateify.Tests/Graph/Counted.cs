namespace Stateify.Tests.Graph;

/// <summary>A link of a chain that counts what is done to it.</summary>
[Savable]
public sealed partial class Counted
{
    [ThreadStatic]
    public static Action<int>? OnMake;

    [ThreadStatic]
    public static Action<int>? OnSave;

    [ThreadStatic]
    private static int _made;

    [ThreadStatic]
    private static int _saved;

    public Counted? Next;
    public CountedItem[]? Items;

    [SaveAs<int>]
    private int _number;

    [NoSave("runs whenever an object is made")]
    private readonly bool _isMade = Count(ref _made, OnMake);

    public static int Made => _made;

    public static int Saved => _saved;

    /// <summary>A chain, with the counters at zero.</summary>
    public static Counted Chain(int length)
    {
        OnMake = OnSave = null;
        Counted? head = null;
        for (int i = 0; i < length; i++)
            head = new Counted { Next = head, _number = i };
        _made = _saved = 0;
        return head!;
    }

    public static bool CountSaved() => Count(ref _saved, OnSave);

    private int SaveNumber() => CountSaved() ? _number : 0;

    private void LoadNumber(int value) => _number = value;

    private static bool Count(ref int counter, Action<int>? action)
    {
        counter++;
        action?.Invoke(counter);
        return true;
    }
}

/// <summary>A value that counts how often it is saved.</summary>
[Savable]
public partial struct CountedItem
{
    [SaveAs<int>]
    private int _number;

    private readonly int SaveNumber() => Counted.CountSaved() ? _number : 0;

    private void LoadNumber(int value) => _number = value;
}

/// <summary>Keeps all reports, and does with each what a test wants, on the reporting thread.</summary>
internal sealed class Reports(Action<StateProgress>? action = null) : List<StateProgress>, IProgress<StateProgress>
{
    public void Report(StateProgress value)
    {
        Add(value);
        action?.Invoke(value);
    }

    public IEnumerable<StatePhase> Phases => this.Select(static report => report.Phase).Distinct();
}
