using System.Globalization;

namespace Stateify.Benchmarks.Peak;

/// <summary>What the kernel counts as this process's memory, in bytes. Source: proc_pid_status(5), proc_pid_clear_refs(5).</summary>
internal static class ResidentMemory
{
    private const string ResetPeak = "5";

    public static long Now() => Read("VmRSS:");

    public static long Peak() => Read("VmHWM:");

    public static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", ResetPeak);

    private static long Read(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        string kibibytes = line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024;
    }
}
