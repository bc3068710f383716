using System.Runtime.InteropServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>W5 by hand: each array is a length and one copy; the loaded arrays are not cleared before they are filled.</summary>
internal sealed class BlobEngine : RowEngine<Blob>
{
    protected override void SaveGraph(Blob root, ref RowWriter output)
    {
        output.PutAll<byte>(root.Bytes);
        output.PutAll<long>(root.Longs);
        output.PutAll<double>(root.Doubles);
    }

    protected override Blob LoadGraph(ref RowReader input) => new()
    {
        Bytes = GetArray<byte>(ref input),
        Longs = GetArray<long>(ref input),
        Doubles = GetArray<double>(ref input),
    };

    private static T[] GetArray<T>(ref RowReader input)
        where T : unmanaged
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(input.GetAll<T>());
        T[] array = GC.AllocateUninitializedArray<T>(values.Length);
        values.CopyTo(array);
        return array;
    }
}
