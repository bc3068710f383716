using System.Globalization;

namespace Sentry.Trace;

/// <summary>Operations on descriptors, their flags and their owners.</summary>
internal static class DescriptorOperations
{
    public static void AddTo(TraceInterpreter interpreter)
    {
        interpreter.Add("close", (task, words) => task.Close(words.Int(1)));
        interpreter.Add("dup", (task, words) => task.Dup(words.Int(1)));
        interpreter.Add("dup2", (task, words) => task.Dup2(words.Int(1), words.Int(2)));
        interpreter.Add("dup3", (task, words) => task.Dup3(words.Int(1), words.Int(2), words.OpenFlagsAt(3)));
        interpreter.Add("dupfd", (task, words) => task.DupFrom(words.Int(1), words.Int(2)));
        interpreter.Add("getfd", (task, words) => task.GetDescriptorFlags(words.Int(1)));
        interpreter.Add("setfd", (task, words) => task.SetDescriptorFlags(words.Int(1), words.Int(2)));
        interpreter.Add("getfl", (task, words) =>
            string.Create(CultureInfo.InvariantCulture, $"0x{(int)task.GetStatusFlags(words.Int(1)):x}"));
        interpreter.Add("setfl", SetFlags);
        interpreter.Add("setasync", SetAsync);
        interpreter.Add("setown", (task, words) => task.SetOwner(words.Int(1), words.Text(2) == "self" ? task.Pid : 0));
        interpreter.Add("getown", GetOwner);
        interpreter.Add("setsig", (task, words) => task.SetSignal(words.Int(1), FromTraceNumber(words.Int(2))));
        interpreter.Add("getsig", (task, words) => ToTraceNumber(task.GetSignal(words.Int(1))));
        interpreter.Add("sigs", TakeSignals);
    }

    /// <summary>The recorder made pipes and eventfds non-blocking again after every F_SETFL, so that nothing could hang.</summary>
    private static long SetFlags(SentryTask task, TraceArguments words)
    {
        int fd = words.Int(1);
        int result = task.SetStatusFlags(fd, words.OpenFlagsAt(2));
        FileDescription file = task.Files.Get(fd);
        if (file is PipeDescription or EventFd) task.SetStatusFlags(fd, file.Flags | OpenFlags.NonBlocking);
        return result;
    }

    private static long SetAsync(SentryTask task, TraceArguments words)
    {
        int fd = words.Int(1);
        OpenFlags flags = task.GetStatusFlags(fd);
        return task.SetStatusFlags(fd, words.Int(2) != 0 ? flags | OpenFlags.Async : flags & ~OpenFlags.Async);
    }

    private static string GetOwner(SentryTask task, TraceArguments words)
    {
        int owner = task.GetOwner(words.Int(1));
        return owner == task.Pid ? "self" : owner == 0 ? "0" : "other";
    }

    /// <summary>Takes SIGIO and the first four real-time signals, until there are none or the answer would become too long.</summary>
    private static string TakeSignals(SentryTask task, TraceArguments words)
    {
        const int maxLength = 4000;
        string text = "";
        while (text.Length <= maxLength && task.Signals.TryTake(IsWanted, out SignalInfo signal))
            text += (text.Length > 0 ? "," : "") + TraceFormat.Signal(signal);
        return $"[{text}]";

        static bool IsWanted(int number) => number is Signal.IO or >= Signal.RealTimeMin and < Signal.RealTimeMin + 4;
    }

    private static int FromTraceNumber(int number) => number == 0 ? 0 : Signal.RealTimeMin + number - 1;

    private static int ToTraceNumber(int signal) => signal == 0 ? 0 : signal - Signal.RealTimeMin + 1;
}
