namespace Sentry.Trace;

/// <summary>Operations on the tree of mounts.</summary>
internal static class MountOperations
{
    public static void AddTo(TraceInterpreter interpreter)
    {
        interpreter.Add("mount", (task, words) => task.MountTmpfs(words.Text(1)));
        interpreter.Add("bind", (task, words) => task.Bind(words.Text(1), words.Text(2)));
        interpreter.Add("rbind", (task, words) => task.Bind(words.Text(1), words.Text(2), recursive: true));
        interpreter.Add("move", (task, words) => task.MoveMount(words.Text(1), words.Text(2)));
        interpreter.Add("umount", (task, words) => task.Unmount(words.Text(1)));
        interpreter.Add("umountl", (task, words) => task.Unmount(words.Text(1), lazy: true));
        interpreter.Add("shared", (task, words) => task.SetPropagation(words.Text(1), PropagationKind.Shared));
        interpreter.Add("slave", (task, words) => task.SetPropagation(words.Text(1), PropagationKind.Slave));
        interpreter.Add("private", (task, words) => task.SetPropagation(words.Text(1), PropagationKind.Private));
        interpreter.Add("mi", (task, words) => TraceFormat.Mounts(task.MountsAt(words.Text(1))));
    }
}
