using System.Globalization;

namespace Sentry.Trace;

/// <summary>
/// Runs operations of the trace language as system calls of a task. The operations are those of the recorded traces: their
/// names, arguments and answers are defined by the program that recorded them on Linux.
/// </summary>
internal sealed class TraceInterpreter
{
    private readonly Dictionary<string, Func<SentryTask, TraceArguments, string>> _operations = [];

    public TraceInterpreter()
    {
        DescriptorOperations.AddTo(this);
        FileOperations.AddTo(this);
        NameOperations.AddTo(this);
        EventOperations.AddTo(this);
        MountOperations.AddTo(this);
    }

    /// <summary>Adds an operation whose answer is a text.</summary>
    public void Add(string name, Func<SentryTask, TraceArguments, string> run) => _operations.Add(name, run);

    /// <summary>Adds an operation whose answer is the number the system call returns.</summary>
    public void Add(string name, Func<SentryTask, TraceArguments, long> run) =>
        _operations.Add(name, (task, arguments) => run(task, arguments).ToString(CultureInfo.InvariantCulture));

    /// <summary>The answer of an operation: what the call returned, or the name of the error.</summary>
    public string Run(SentryTask task, string operation)
    {
        var arguments = new TraceArguments(operation);
        if (!_operations.TryGetValue(arguments.Name, out Func<SentryTask, TraceArguments, string>? run)) return "BADOP";
        try
        {
            return run(task, arguments);
        }
        catch (SyscallException failure)
        {
            return failure.Errno.ToString();
        }
    }
}
