using System.Globalization;

namespace Sentry.Trace;

/// <summary>Operations that open files and work on their contents.</summary>
internal static class FileOperations
{
    private const int MaxRead = 65536;

    public static void AddTo(TraceInterpreter interpreter)
    {
        interpreter.Add("open", (task, words) => task.Open(words.Text(1), words.OpenFlagsAt(2)));
        interpreter.Add("openat", (task, words) => task.OpenAt(words.Int(1), words.Text(2), words.OpenFlagsAt(3)));
        interpreter.Add("memfd", (task, words) => task.MakeMemoryFile(words.Text(1)));
        interpreter.Add("read", (task, words) => Read(words, buffer => task.Read(words.Int(1), buffer)));
        interpreter.Add("pread", (task, words) => Read(words, buffer => task.Pread(words.Int(1), buffer, words.Long(3))));
        interpreter.Add("write", (task, words) => task.Write(words.Int(1), words.Bytes(2)));
        interpreter.Add("pwrite", (task, words) => task.Pwrite(words.Int(1), words.Bytes(2), words.Long(3)));
        interpreter.Add("lseek", (task, words) => task.Lseek(words.Int(1), words.Long(2), (Whence)words.Int(3)));
        interpreter.Add("ftruncate", (task, words) => task.Ftruncate(words.Int(1), words.Long(2)));
        interpreter.Add("fallocate", (task, words) =>
            task.Fallocate(words.Int(1), (AllocateMode)words.Int(2), words.Long(3), words.Long(4)));
        interpreter.Add("fionread", (task, words) => task.ReadableBytes(words.Int(1)));
        interpreter.Add("fstat", Fstat);
        interpreter.Add("samefd", IsSameFile);
    }

    private static string Read(TraceArguments words, Func<byte[], int> read)
    {
        byte[] buffer = new byte[Math.Clamp(words.Int(2), 0, MaxRead)];
        int count = read(buffer);
        return TraceFormat.Data(buffer.AsSpan(0, count));
    }

    private static string Fstat(SentryTask task, TraceArguments words)
    {
        FileStatus status = task.Fstat(words.Int(1));
        return string.Create(CultureInfo.InvariantCulture, $"{TraceFormat.Status(status)} blocks={status.Blocks}");
    }

    private static long IsSameFile(SentryTask task, TraceArguments words) =>
        task.Fstat(words.Int(1)).IsSameFile(task.Fstat(words.Int(2))) ? 1 : 0;
}
