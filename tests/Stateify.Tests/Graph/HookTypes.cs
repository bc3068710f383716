namespace Stateify.Tests.Graph;

/// <summary>Writes down what its hooks see.</summary>
[Savable]
public sealed partial class Recorder
{
    [NoSave("the test's own list")]
    public List<string> Log = [];

    public string Name = "";
    public int Saved;
    public Recorder? Next;
    [NoSave("what a test wants done")]
    public Action<Recorder>? OnBeforeSave;

    private void BeforeSave(SaveContext context)
    {
        Saved++;
        Log.Add($"before {Name}");
        OnBeforeSave?.Invoke(this);
    }

    private void AfterSave(SaveContext context) => Log.Add($"after {Name} {context.Succeeded}");
}

/// <summary>Fields with every role.</summary>
[Savable]
public sealed partial class Roles
{
    [NoSave("a cache")]
    public List<int> Cache = [1, 2, 3];

    [ZeroValue]
    public Node? Transient;

    [External("clock")]
    public Func<int> Clock = () => 0;

    [SaveAs<string[]>]
    private Dictionary<string, int> _table = [];

    [NoSave("derived")]
    public int Total { get; private set; }

    public void Put(string key, int value) => _table[key] = value;

    public int Get(string key) => _table[key];

    private string[] SaveTable() => [.. _table.Select(entry => $"{entry.Key}={entry.Value}")];

    private void LoadTable(string[] value) =>
        _table = value.Select(entry => entry.Split('=')).ToDictionary(entry => entry[0], entry => int.Parse(entry[1]));

    private void AfterLoad(LoadContext context) => Total = _table.Values.Sum() + Clock();
}

/// <summary>Is complete only when what it waits for is.</summary>
[Savable]
public sealed partial class Waiter
{
    [ThreadStatic]
    public static List<string>? Order;

    public string Name = "";

#pragma warning disable STFY2006 // Tests make circles of them.
    [Wait]
    public Waiter? For;

    [Wait]
    public List<Waiter?>? ForAll;
#pragma warning restore STFY2006

    public Waiter? Neighbour;

    private void AfterLoad() => Order?.Add(Name);
}

[Savable]
public abstract partial class HookedBase
{
    [NoSave("what the test looks at")]
    public List<string> Calls = [];

    private void BeforeSave() => Calls.Add("base before");

    protected virtual void AfterLoad() => Calls.Add("base");
}

[Savable]
public partial class HookedMiddle : HookedBase
{
    protected override void AfterLoad() => Calls.Add("overridden");
}

[Savable]
public sealed partial class HookedLeaf : HookedMiddle
{
    private void BeforeSave() => Calls.Add("leaf before");

    private new void AfterLoad() => Calls.Add("leaf");
}

/// <summary>Hashes by a field, and by an object that a load fills later.</summary>
[Savable]
public sealed partial class Key
{
    public Node? Part;
    public Dictionary<Key, int>? Owner;

    [NoSave("restored by AfterLoad")]
    private int _derived;

    public Key() => _derived = 17;

    public override bool Equals(object? obj) => obj is Key other && other.Part!.Id == Part!.Id && other._derived == _derived;

    public override int GetHashCode() => HashCode.Combine(Part!.Id, _derived);

    private void AfterLoad() => _derived = 17;
}
