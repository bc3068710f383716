using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Stateify.Benchmarks.Pages;

/// <summary>What <c>openssl speed</c> finds an algorithm to do on all processors: the yardstick of what protection costs.</summary>
internal static class OpensslSpeed
{
    // In the output for machines: the last such line is the sum of all processes, and its last field are the bytes of a second.
    private const string ResultPrefix = "+F:";

    /// <summary>Asks.</summary>
    /// <param name="algorithm">The arguments that name it.</param>
    /// <param name="pieceSize">The bytes that are worked on at once.</param>
    /// <returns>Bytes in a second; null where there is no <c>openssl</c>.</returns>
    public static double? Measure(string algorithm, long pieceSize)
    {
        string arguments = $"speed -mr -seconds 2 -multi {Environment.ProcessorCount} -bytes {pieceSize} {algorithm}";
        ProcessStartInfo start = new("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string? result = process.StandardOutput.ReadToEnd().Split('\n').LastOrDefault(static line => line.StartsWith(ResultPrefix, StringComparison.Ordinal));
            process.WaitForExit();
            return result is null ? null : double.Parse(result[(result.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
