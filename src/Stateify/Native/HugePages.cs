using System.Globalization;

namespace Stateify.Native;

/// <summary>Whether the kernel uses huge pages, of 2 MiB, where it is advised to. What the administrator says later changes nothing here.</summary>
internal static class HugePages
{
    private const string Settings = "/sys/kernel/mm/transparent_hugepage/";
    private const int Size = 2 << 20;

    private static readonly Lazy<bool> Anonymous = new(static () => IsAllowed("enabled", "[always]", "[madvise]"));
    private static readonly Lazy<bool> Shared = new(static () => IsAllowed("shmem_enabled", "[always]", "[within_size]", "[advise]", "[force]"));

    /// <summary>For anonymous memory.</summary>
    public static bool InAnonymousMemory => Anonymous.Value;

    /// <summary>For a memfd.</summary>
    public static bool InMemfd => Shared.Value;

    private static bool IsAllowed(string setting, params ReadOnlySpan<string> allowed)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            string size = File.ReadAllText(Settings + "hpage_pmd_size").Trim();
            string[] words = File.ReadAllText(Settings + setting).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return size == Size.ToString(CultureInfo.InvariantCulture) && words.AsSpan().ContainsAny(allowed);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
