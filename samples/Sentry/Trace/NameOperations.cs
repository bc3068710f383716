using System.Text;

namespace Sentry.Trace;

/// <summary>Operations on names and directories.</summary>
internal static class NameOperations
{
    public static void AddTo(TraceInterpreter interpreter)
    {
        interpreter.Add("mkdir", (task, words) => task.Mkdir(words.Text(1)));
        interpreter.Add("rmdir", (task, words) => task.Rmdir(words.Text(1)));
        interpreter.Add("unlink", (task, words) => task.Unlink(words.Text(1)));
        interpreter.Add("rename", (task, words) => task.Rename(words.Text(1), words.Text(2)));
        interpreter.Add("rename2", (task, words) => task.Rename(words.Text(1), words.Text(2), (RenameFlags)words.Int(3)));
        interpreter.Add("link", (task, words) => task.Link(words.Text(1), words.Text(2)));
        interpreter.Add("symlink", (task, words) => task.Symlink(words.Text(1), words.Text(2)));
        interpreter.Add("readlink", (task, words) => TraceFormat.Data(Encoding.UTF8.GetBytes(task.Readlink(words.Text(1)))));
        interpreter.Add("lstat", (task, words) => TraceFormat.Status(task.Lstat(words.Text(1))));
        interpreter.Add("chdir", (task, words) => task.Chdir(words.Text(1)));
        interpreter.Add("fchdir", (task, words) => task.Fchdir(words.Int(1)));
        interpreter.Add("mkfifo", MakeFifo);
        interpreter.Add("same", IsSameFile);
        interpreter.Add("ls", List);
    }

    private static string MakeFifo(SentryTask task, TraceArguments words)
    {
        try
        {
            task.Mkfifo(words.Text(1));
            return "rc=ok";
        }
        catch (SyscallException failure)
        {
            return $"rc={failure.Errno}";
        }
    }

    /// <summary>Whatever goes wrong with either path is reported as ENOENT.</summary>
    private static string IsSameFile(SentryTask task, TraceArguments words)
    {
        try
        {
            return task.Stat(words.Text(1)).IsSameFile(task.Stat(words.Text(2))) ? "1" : "0";
        }
        catch (SyscallException)
        {
            return nameof(Errno.ENOENT);
        }
    }

    private static string List(SentryTask task, TraceArguments words)
    {
        int fd = task.Open(words.Text(1), OpenFlags.Directory | OpenFlags.NonBlocking | OpenFlags.CloseOnExec);
        List<string> names = task.ReadDirectory(fd, int.MaxValue);
        task.Close(fd);
        names.Sort(StringComparer.Ordinal);
        return $"[{string.Join(',', names)}]";
    }
}
