using System.Runtime.CompilerServices;
using Stateify;
using Stateify.Tests.Graph;

[assembly: SavableType(typeof(Gauge[]))]
[assembly: SavableType(typeof(Keyed<Gauge>))]
[assembly: SavableType(typeof(Keyed<int>))]

namespace Stateify.Tests.Graph;

/// <summary>A struct that counts how often each of its hooks has run on it.</summary>
[Savable]
public partial struct Gauge
{
    public int Value;
    public int Prepared;

    [NoSave("tells what happened to this copy")]
    public int Resumed;

    [NoSave("tells what happened to this copy")]
    public int Completed;

    [NoSave("tells what happened to this copy")]
    public bool IsAsked;

    [SaveAs<string>]
    public object? Text;

    public Gauge(int value)
    {
        Value = value;
        Text = $"gauge {value}";
    }

    private void BeforeSave(SaveContext context) => Prepared = Value == -1 ? throw new InvalidOperationException("Broken.") : Prepared + 1;

    private void AfterSave() => Resumed++;

    private void AfterLoad() => Completed = Value == -2 ? throw new InvalidOperationException("Broken.") : Completed + 1;

    private string SaveText()
    {
        IsAsked = true;
        return Text!.ToString()!;
    }

    private void LoadText(string value) => Text = value;
}

[Savable]
public readonly partial struct Dial
{
    private readonly Gauge _gauge;

    public Dial(Gauge gauge, Gauge second) => (_gauge, Second) = (gauge, second);

    public Gauge First => _gauge;

    public Gauge Second { get; }
}

[Savable, InlineArray(2)]
public partial struct GaugePair
{
    private Gauge _gauge;
}

[Savable]
public partial class PanelBase<T>
{
    private T? _inherited;

    public T? Inherited { get => _inherited; set => _inherited = value; }

    public T? Property { get; init; }
}

[Savable]
public sealed partial class Panel(Gauge captured) : PanelBase<Gauge>
{
    public const int Places = 19;

    public Gauge Field;
    public Dial Dial;
    public Gauge? Optional;
    public Gauge? NoGauge;
    public GaugePair Pair;
    public Gauge[] Array = [];
    public List<Dial> List = [];
    public Gauge?[] Optionals = [];
    public Dictionary<string, Gauge> Map = [];
    public object? Boxed;
    public Generic<Dial> Generic;
    private readonly Gauge _readonly = new(100);

    public Gauge Auto { get; init; }

    public static Panel Create()
    {
        Panel panel = new(new Gauge(1))
        {
            Inherited = new(2),
            Property = new(3),
            Field = new(4),
            Dial = new(new(5), new(6)),
            Optional = new Gauge(7),
            Array = [new(8)],
            List = [new(new(9), new(10))],
            Optionals = [null, new Gauge(11)],
            Map = new(StringComparer.OrdinalIgnoreCase) { ["a"] = new(12), ["b"] = new(13) },
            Boxed = new Gauge(14),
            Generic = new() { Value = new(new(15), new(16)) },
            Auto = new(17),
        };
        panel.Pair[0] = new(18);
        panel.Pair[1] = new(19);
        return panel;
    }

    /// <summary>Copies of all gauges.</summary>
    public IEnumerable<Gauge> Gauges() =>
    [
        captured, Inherited, Property, Field, Dial.First, Dial.Second, Optional!.Value, Array[0], List[0].First, List[0].Second,
        Optionals[1]!.Value, Map["A"], Map["B"], (Gauge)Boxed!, Generic.Value.First, Generic.Value.Second, Auto, Pair[1], _readonly,
    ];
}

[Savable]
public partial struct Generic<T>
{
    public T? Value;
}

[Savable]
public sealed partial class Keyed<T>
    where T : notnull
{
    public HashSet<T> Set = [];
    public Dictionary<T, int> Map = [];
}

[Savable]
public sealed partial class Totals
{
    public List<Gauge> Gauges = [];

    [NoSave("counted by the hook")]
    public int Completed;

    private void AfterLoad() => Completed = Gauges.Sum(static gauge => gauge.Completed);
}

[Savable]
public partial struct Part
{
    public PartOwner? Owner;

    [SaveAs<int>]
    public object? Text;

    private readonly void BeforeSave() => Owner!.Log.Add("part prepares");

    private readonly void AfterSave() => Owner!.Log.Add("part resumes");

    private readonly int SaveText() => 1;

    private readonly void LoadText(int value) => Owner!.Log.Add("part loads");

    private readonly void AfterLoad() => Owner!.Log.Add("part completes");
}

[Savable]
public sealed partial class PartOwner
{
    public Part Part;

    [NoSave("tells what happened to this copy")]
    public List<string> Log = [];

    public PartOwner() => Part.Owner = this;

    private void BeforeSave() => Log.Add("owner prepares");

    private void AfterSave() => Log.Add("owner resumes");

    private void AfterLoad() => Log.Add("owner completes");
}

[Savable]
public partial struct WaitingPart
{
    [Wait]
    public PartHolder? Next;

    [NoSave("counted by the hook")]
    public int Depth;

    private void AfterLoad() => Depth = Next is null ? 0 : Next.Part.Depth + 1;
}

[Savable]
public sealed partial class PartHolder
{
    public WaitingPart Part;
}
