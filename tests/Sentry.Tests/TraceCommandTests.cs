using Sentry.Checkpoints;
using Sentry.Trace;

namespace Sentry.Tests;

/// <summary>What the trace command prints and returns.</summary>
public sealed class TraceCommandTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();
    private readonly TextWriter _console = Console.Out;
    private readonly StringWriter _output = new();

    public TraceCommandTests()
    {
        Console.SetOut(_output);
    }

    public void Dispose()
    {
        Console.SetOut(_console);
        _scratch.Dispose();
    }

    [Fact]
    public void Equal_traces_are_counted()
    {
        Write("a.trace", "mkdir /a\t=> 0");
        Write("b.trace", "# a comment", "", "rmdir /a\t=> ENOENT");
        Assert.Equal(0, TraceCommand.Run([_scratch.Path]));
        Assert.Equal(["2 equal, 0 differ"], Lines());
    }

    [Fact]
    public void The_first_difference_of_a_trace_is_shown()
    {
        string path = Write("a.trace", "mkdir /a\t=> 0", "mkdir /a\t=> 0", "mkdir /a\t=> 0");
        Assert.Equal(1, TraceCommand.Run(["--checkpoint-every", "2", path]));
        Assert.Equal([$"{path}:2: mkdir /a: expected 0, got EEXIST", "0 equal, 1 differ"], Lines());
    }

    [Fact]
    public void An_option_without_its_number_is_refused() =>
        Assert.Throws<UsageException>(() => TraceCommand.Run(["--checkpoint-every", "often"]));

    private string Write(string name, params string[] lines)
    {
        string path = Path.Combine(_scratch.Path, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private string[] Lines() => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
