using System.Diagnostics;

namespace Sentry.Demo;

/// <summary>Another process that runs this program, and what it says.</summary>
internal sealed class SentryProcess : IDisposable
{
    private readonly Process _process;

    private SentryProcess(Process process)
    {
        _process = process;
    }

    public int Id => _process.Id;

    public static SentryProcess Start(params string[] arguments)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardInput = true };

        // Under "dotnet Sentry.dll" the program is dotnet, and the first argument has to be the assembly.
        if (System.IO.Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return new SentryProcess(Process.Start(start)!);
    }

    /// <summary>Passes on the lines the process prints, up to one that begins with <paramref name="last"/> or to the end.</summary>
    public bool PrintUntil(string? last)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            Console.WriteLine("  " + line);
            if (last is not null && line.StartsWith(last, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Ends the process with SIGKILL: it gets no chance to write or close anything. Returns its exit code.</summary>
    public int Kill()
    {
        _process.Kill();
        return WaitForExit();
    }

    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
