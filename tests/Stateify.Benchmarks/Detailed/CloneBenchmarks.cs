using BenchmarkDotNet.Attributes;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Detailed;

/// <summary>What a clone costs beside a save and a load of the same graph: a ring of objects, and arrays, which are mostly copied.</summary>
[MemoryDiagnoser]
public class CloneBenchmarks
{
    private RingNode _ring = null!;
    private Blob _arrays = null!;

    /// <summary>The nodes of the ring, and the numbers in each of two arrays.</summary>
    [Params(100_000, 1_000_000)]
    public int Count { get; set; }

    /// <summary>Builds the graphs.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _ring = new RingNode();
        RingNode last = _ring;
        for (int i = 1; i < Count; i++)
            last = last.Next = new RingNode { Prev = last, Payload = i };
        (last.Next, _ring.Prev) = (_ring, last);
        _arrays = new Blob { Longs = new long[Count], Doubles = new double[Count] };
    }

    /// <summary>Saves the ring and loads it.</summary>
    [Benchmark(Baseline = true)]
    public object? SaveAndLoadRing() => StateSerializer.Load<RingNode>(StateSerializer.Save(_ring));

    /// <summary>Clones the ring.</summary>
    [Benchmark]
    public object CloneRing() => StateCloner.Clone(_ring);

    /// <summary>Saves the arrays and loads them.</summary>
    [Benchmark]
    public object? SaveAndLoadArrays() => StateSerializer.Load<Blob>(StateSerializer.Save(_arrays));

    /// <summary>Clones the arrays.</summary>
    [Benchmark]
    public object CloneArrays() => StateCloner.Clone(_arrays);

    /// <summary>Compares the ring with itself.</summary>
    [Benchmark]
    public int CompareRing() => StateComparer.Compare(_ring, _ring).Count;
}
