using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Stateify.Tests.Memory;

/// <summary>What Linux knows of the memory of this process: <c>/proc/self/smaps</c>, proc(5).</summary>
internal static partial class ProcessMappings
{
    /// <summary>The address a span begins at.</summary>
    public static long AddressOf(ReadOnlySpan<byte> span) => Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(span));

    /// <summary>The mappings that have bytes of a span.</summary>
    public static IEnumerable<Mapping> Around(ReadOnlySpan<byte> span)
    {
        long start = AddressOf(span);
        long end = start + span.Length;
        return Read().Where(mapping => mapping.Start < end && mapping.End > start);
    }

    private static List<Mapping> Read()
    {
        List<Mapping> mappings = [];
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            if (Beginning().Match(line) is { Success: true } match)
                mappings.Add(new Mapping(Number(match.Groups[1]), Number(match.Groups[2]), 0, []));
            else if (line.StartsWith("Rss:", StringComparison.Ordinal))
                mappings[^1] = mappings[^1] with { ResidentBytes = long.Parse(line[4..^2], CultureInfo.InvariantCulture) * 1024 };
            else if (line.StartsWith("VmFlags:", StringComparison.Ordinal))
                mappings[^1] = mappings[^1] with { Flags = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..] };
        }
        return mappings;

        static long Number(Group group) => long.Parse(group.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^([0-9a-f]+)-([0-9a-f]+) ")]
    private static partial Regex Beginning();

    internal sealed record Mapping(long Start, long End, long ResidentBytes, string[] Flags);
}
