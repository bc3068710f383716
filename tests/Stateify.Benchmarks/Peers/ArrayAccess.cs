using System.Runtime.InteropServices;

namespace Stateify.Benchmarks.Peers;

/// <summary>Gives serializers that know only arrays the saved bytes without a copy.</summary>
internal static class ArrayAccess
{
    /// <summary>The array behind a state.</summary>
    /// <exception cref="ArgumentException">The state lies in other memory.</exception>
    public static ArraySegment<byte> AsArray(this ReadOnlyMemory<byte> state) =>
        MemoryMarshal.TryGetArray(state, out ArraySegment<byte> array)
            ? array
            : throw new ArgumentException("The state must lie in an array.", nameof(state));
}
