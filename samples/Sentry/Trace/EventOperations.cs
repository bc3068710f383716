using System.Buffers.Binary;
using System.Globalization;

namespace Sentry.Trace;

/// <summary>Operations on pipes, eventfds and epoll instances. Pipes and eventfds are always non-blocking here.</summary>
internal static class EventOperations
{
    public static void AddTo(TraceInterpreter interpreter)
    {
        interpreter.Add("pipe", MakePipe);
        interpreter.Add("getpipesz", (task, words) => task.GetPipeCapacity(words.Int(1)));
        interpreter.Add("setpipesz", (task, words) => task.SetPipeCapacity(words.Int(1), words.Int(2)));
        interpreter.Add("eventfd", MakeEventFd);
        interpreter.Add("evread", ReadCounter);
        interpreter.Add("evwrite", WriteCounter);
        interpreter.Add("epcreate", (task, _) => task.MakeEpoll());
        interpreter.Add("epadd", (task, words) => Control(task, words, EpollOperation.Add));
        interpreter.Add("epmod", (task, words) => Control(task, words, EpollOperation.Modify));
        interpreter.Add("epdel", (task, words) => Control(task, words, EpollOperation.Delete));
        interpreter.Add("epwait", Wait);
        interpreter.Add("poll", (task, words) =>
            task.Poll(words.Int(1), words.EventsAt(2)) is { } events ? TraceFormat.Events(events) : "NVAL");
    }

    private static string MakePipe(SentryTask task, TraceArguments words)
    {
        (int read, int write) = task.MakePipe(words.OpenFlagsAt(1) | OpenFlags.NonBlocking);
        return string.Create(CultureInfo.InvariantCulture, $"{read} {write}");
    }

    private static long MakeEventFd(SentryTask task, TraceArguments words)
    {
        string options = words.Text(2);
        OpenFlags flags = OpenFlags.NonBlocking;
        if (options.Contains("CLOEXEC", StringComparison.Ordinal)) flags |= OpenFlags.CloseOnExec;
        return task.MakeEventFd((uint)words.Long(1), options.Contains("SEM", StringComparison.Ordinal), flags);
    }

    private static string ReadCounter(SentryTask task, TraceArguments words)
    {
        byte[] buffer = new byte[sizeof(ulong)];
        int count = task.Read(words.Int(1), buffer);
        return count < buffer.Length
            ? string.Create(CultureInfo.InvariantCulture, $"short {count}")
            : BinaryPrimitives.ReadUInt64LittleEndian(buffer).ToString(CultureInfo.InvariantCulture);
    }

    private static long WriteCounter(SentryTask task, TraceArguments words)
    {
        byte[] buffer = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, words.ULong(2));
        return task.Write(words.Int(1), buffer);
    }

    private static long Control(SentryTask task, TraceArguments words, EpollOperation operation) =>
        task.EpollControl(words.Int(1), operation, words.Int(2), new EpollEvent(words.EventsAt(3), words.ULong(4)));

    private static string Wait(SentryTask task, TraceArguments words)
    {
        IEnumerable<string> events = task.EpollWait(words.Int(1), words.Int(2))
            .Select(ready => string.Create(CultureInfo.InvariantCulture, $"{ready.Data}:{TraceFormat.Events(ready.Events)}"));
        return $"[{string.Join(',', events)}]";
    }
}
