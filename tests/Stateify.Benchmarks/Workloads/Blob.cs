using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>The only object of W5.</summary>
[Savable]
[Serializable]
public sealed partial class Blob
{
    public byte[] Bytes = [];
    public long[] Longs = [];
    public double[] Doubles = [];
}

/// <summary>W5: 128 MiB of arrays in one object: a question of how often bytes are copied.</summary>
public sealed class BlobWorkload() : Workload<Blob>("W5", 1)
{
    private const int Scale = 1 << 20;
    private const int SmallScale = 1 << 8;

    public override Blob BuildSmall() => Fill(SmallScale);

    public override ICodec<Blob> OpenReference() => new BlobEngine();

    protected override Blob Build(int count) => Fill(Scale);

    protected override bool Agree(GraphComparison graphs, object expected, object actual)
    {
        (Blob a, Blob b) = ((Blob)expected, (Blob)actual);
        return a.Bytes.AsSpan().SequenceEqual(b.Bytes)
            && a.Longs.AsSpan().SequenceEqual(b.Longs)
            && a.Doubles.AsSpan().SequenceEqual(b.Doubles);
    }

    private static Blob Fill(int scale)
    {
        Blob blob = new() { Bytes = new byte[64 * scale], Longs = new long[4 * scale], Doubles = new double[4 * scale] };
        new Random(5).NextBytes(blob.Bytes);
        for (int i = 0; i < blob.Longs.Length; i++)
        {
            blob.Longs[i] = i * 0x5DEECE66DL;
            blob.Doubles[i] = i / 7.0;
        }

        return blob;
    }
}
