using System.Diagnostics;
using System.Text;

namespace Stateify.Package.Tests.Harness;

/// <summary>A program that has run, what it printed and how it ended.</summary>
internal sealed class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private readonly string _line;
    private readonly int _exitCode;

    private Command(string line, int exitCode, string output)
    {
        _line = line;
        _exitCode = exitCode;
        Output = output;
    }

    /// <summary>What it wrote to its output and error streams.</summary>
    public string Output { get; }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="TimeoutException">It took too long and was ended.</exception>
    public static Command Run(string directory, string program, params string[] arguments)
    {
        string line = $"{program} {string.Join(' ', arguments)}";
        StringBuilder output = new();
        using Process process = new() { StartInfo = StartInfo(directory, program, arguments) };
        process.OutputDataReceived += (_, received) => Append(received.Data);
        process.ErrorDataReceived += (_, received) => Append(received.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        // Unlike the wait that takes a time, this one also waits for the end of the output.
        if (!process.WaitForExitAsync().Wait(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{line}' in {directory} did not end within {Limit}. It printed:\n{Printed()}");
        }

        return new Command($"'{line}' in {directory}", process.ExitCode, Printed());

        void Append(string? text)
        {
            lock (output)
                output.Append(text).Append(text is null ? "" : "\n");
        }

        string Printed()
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Fails the test, with all that was printed, unless the program succeeded.</summary>
    public Command Succeeded()
    {
        Assert.True(_exitCode == 0, $"{_line} ended with {_exitCode}. It printed:\n{Output}");
        return this;
    }

    /// <summary>Fails the test, with all that was printed, unless the program reported a failure.</summary>
    public Command Failed()
    {
        Assert.True(_exitCode != 0, $"{_line} succeeded. It printed:\n{Output}");
        return this;
    }

    private static ProcessStartInfo StartInfo(string directory, string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What 'dotnet test' tells its MSBuild is not meant for others, and a cache named here would win over that of nuget.config.
        foreach (string name in start.Environment.Keys.Where(IsInTheWay).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    private static bool IsInTheWay(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "NUGET_PACKAGES";
}
