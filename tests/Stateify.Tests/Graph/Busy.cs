namespace Stateify.Tests.Graph;

/// <summary>Does in each hook what a test wants.</summary>
[Savable]
public sealed partial class Busy
{
    [ThreadStatic]
    public static Action<Busy>? OnAfterLoad;

    public string Name = "";
    public List<int> Numbers = [];
    public List<Node> Nodes = [];
    public Dictionary<int, Node> ById = [];
    public HashSet<string> Names = [];
    public Busy? Next;

    [NoSave("what a test wants done")]
    public Action<Busy>? OnBeforeSave;

    [NoSave("what a test wants done")]
    public Action<Busy>? OnSave;

    [NoSave("what a test wants done")]
    public Action<Busy, SaveContext>? OnAfterSave;

    [SaveAs<int>]
    private int _depth = 1;

    private void BeforeSave() => OnBeforeSave?.Invoke(this);

    private int SaveDepth()
    {
        OnSave?.Invoke(this);
        return _depth;
    }

    private void LoadDepth(int value) => _depth = value;

    private void AfterSave(SaveContext context) => OnAfterSave?.Invoke(this, context);

    private void AfterLoad() => OnAfterLoad?.Invoke(this);
}
