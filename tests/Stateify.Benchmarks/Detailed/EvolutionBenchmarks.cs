using System.Text;
using BenchmarkDotNet.Attributes;

namespace Stateify.Benchmarks.Detailed;

/// <summary>
/// What it costs to load a binary tree that an earlier version of the program has saved: its fields were in another order, one is
/// gone, one has become wider, one has come.
/// </summary>
[MemoryDiagnoser]
public class EvolutionBenchmarks
{
    private byte[] _same = [];
    private byte[] _older = [];

    /// <summary>The nodes.</summary>
    [Params(131_071, 1_048_575)]
    public int Count { get; set; }

    /// <summary>Saves the tree with both versions.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        NewerNode[] newer = new NewerNode[Count];
        OlderNode[] older = new OlderNode[Count];
        for (int i = Count - 1; i >= 0; i--)
        {
            bool isInner = (2 * i) + 2 < Count;
            newer[i] = new NewerNode { Id = i, Weight = -i, Left = isInner ? newer[(2 * i) + 1] : null, Right = isInner ? newer[(2 * i) + 2] : null };
            older[i] = new OlderNode { Id = i, Weight = -i, Left = isInner ? older[(2 * i) + 1] : null, Right = isInner ? older[(2 * i) + 2] : null };
        }

        _same = StateSerializer.Save(newer[0]);
        _older = StateSerializer.Save(older[0]);
        byte[] name = Encoding.UTF8.GetBytes(nameof(OlderNode));
        for (int at = _older.AsSpan().IndexOf(name); at >= 0; at = _older.AsSpan().IndexOf(name))
        {
            Encoding.UTF8.GetBytes(nameof(NewerNode)).CopyTo(_older, at);
        }
    }

    /// <summary>Loads what the same version has saved.</summary>
    [Benchmark(Baseline = true)]
    public object? LoadSame() => StateSerializer.Load<NewerNode>(_same);

    /// <summary>Loads what the earlier version has saved.</summary>
    [Benchmark]
    public object? LoadOlder() => StateSerializer.Load<NewerNode>(_older);
}

/// <summary>A node of the earlier version.</summary>
[Savable]
public sealed partial class OlderNode
{
    public OlderNode? Right;
    public int Weight;
    public int Depth;
    public OlderNode? Left;
    public int Id;
}

/// <summary>A node of this version.</summary>
[Savable]
[RemovedField("Depth")]
public sealed partial class NewerNode
{
    public int Id;
    public NewerNode? Left;
    public NewerNode? Right;
    public long Weight;
    public int Height = 1;
}
