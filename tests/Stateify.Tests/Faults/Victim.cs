using System.Diagnostics;
using System.Globalization;

namespace Stateify.Tests.Faults;

/// <summary>A program that saves, and kills itself by <c>SIGKILL</c> before, or in the middle of, one operation on its disk.</summary>
internal static class Victim
{
    private const int KilledExitCode = 128 + 9;

    /// <summary>Runs in the process that is going to die: <c>SUBJECT DIRECTORY VALUE OPERATION</c>.</summary>
    public static int Main(string[] arguments)
    {
        int operation = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        Subject subject = Subject.Named(arguments[0]);
        subject.Save(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), subject.Disk(operation, null));
        return 0;
    }

    /// <summary>Runs another process that saves a value.</summary>
    /// <returns>Whether it was killed; if not, it has succeeded.</returns>
    public static async Task<bool> DiesAsync(Subject subject, string directory, int value, int operation)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            ArgumentList =
            {
                "exec", typeof(Victim).Assembly.Location, subject.Name, directory,
                value.ToString(CultureInfo.InvariantCulture), operation.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        // It allocates little, and there are many of it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using Process process = Process.Start(start)!;
        string output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or KilledExitCode, $"Exit code {process.ExitCode}. {output}");
        return process.ExitCode == KilledExitCode;
    }
}
