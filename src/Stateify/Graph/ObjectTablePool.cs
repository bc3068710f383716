using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Native;

namespace Stateify.Graph;

/// <summary>
/// Keeps the object tables of finished saves and loads for the next one, up to <see cref="RetainedBytes"/>, empty, so that
/// they keep no object alive. Thread-safe.
/// </summary>
/// <remarks>
/// The shared array pool drops arrays that rest for half a minute, about as long as programs wait between checkpoints; a
/// fresh table costs a page fault per 512 objects.
/// </remarks>
internal static class ObjectTablePool
{
    private const long RetainedBytes = 64L << 20;
    private const int MinLength = 16;
    private const long LargeBytes = 1L << 20;

    private static readonly ConcurrentBag<object?[]>[] Tables = [.. Enumerable.Range(0, 31).Select(static _ => new ConcurrentBag<object?[]>())];
    private static long _retained;

    /// <summary>A table of at least <paramref name="length"/> nulls.</summary>
    public static object?[] Rent(int length)
    {
        int sizeClass = BitOperations.Log2((uint)Math.Max(MinLength, length) - 1) + 1;
        if (sizeClass < Tables.Length && Tables[sizeClass].TryTake(out object?[]? table))
        {
            Interlocked.Add(ref _retained, -BytesOf(table));
            return table;
        }

        return new object?[sizeClass < Tables.Length ? 1 << sizeClass : Array.MaxLength];
    }

    /// <summary>Takes a table back.</summary>
    /// <param name="table">A table that <see cref="Rent"/> gave.</param>
    /// <param name="used">How many of its first entries may not be null.</param>
    public static void Return(object?[] table, int used)
    {
        if (table.Length < MinLength || table.Length == Array.MaxLength)
            return;
        if (Interlocked.Add(ref _retained, BytesOf(table)) > RetainedBytes)
        {
            Interlocked.Add(ref _retained, -BytesOf(table));
            return;
        }

        Array.Clear(table, 0, used);
        Tables[BitOperations.Log2((uint)table.Length)].Add(table);
    }

    /// <summary>
    /// Empties a table that a larger one has replaced, and gives its memory to the system now, not when the collector finds it:
    /// a save needs the most memory while its tables grow.
    /// </summary>
    /// <param name="table">A table that <see cref="Rent"/> gave. Nobody may use it again.</param>
    /// <param name="used">How many of its first entries may not be null.</param>
    public static unsafe void Abandon(object?[] table, int used)
    {
        if (BytesOf(table) < LargeBytes || !OperatingSystem.IsLinux())
        {
            Return(table, used);
            return;
        }

        // To the collector this is an array being cleared: pages that are not needed read as zeros, which are nulls.
        // Source: madvise(2), MADV_DONTNEED on private anonymous memory.
        fixed (byte* entries = &Unsafe.As<object?, byte>(ref MemoryMarshal.GetArrayDataReference(table)))
        {
            nint page = Environment.SystemPageSize;
            nint first = ((nint)entries + page - 1) / page * page;
            nint end = ((nint)entries + (nint)BytesOf(table)) / page * page;
            // If the system declines, all that is lost is the collector's time to find the table.
            _ = Libc.Advise((void*)first, (nuint)(end - first), Libc.AdviceDoNotNeed);
        }
    }

    private static long BytesOf(object?[] table) => (long)table.Length * IntPtr.Size;
}
