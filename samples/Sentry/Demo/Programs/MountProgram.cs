namespace Sentry.Demo.Programs;

/// <summary>
/// Works in a tree of mounts: peers that mirror each other's mounts, a slave, stacked mounts, and a lazily detached mount that
/// only an open file keeps alive.
/// </summary>
[Savable]
internal sealed partial class MountProgram : GuestProgram
{
    private int _detached = -1;

    public MountProgram(ulong seed)
        : base(seed)
    {
    }

    protected override void Step(SentryTask task, int step)
    {
        if (step == 0) Build(task);
        Observe(task.Write(_detached, "still here\n"u8));
        string place = $"/mnt/shared/sub{Roll(4)}";
        if (task.MountsAt(place).Count < 3) Observe(task.MountTmpfs(place));
        else Observe(task.Unmount(place, lazy: true));
        string mirrored = place.Replace("shared", Roll(2) == 0 ? "peer" : "slave", StringComparison.Ordinal);
        Observe(task.MountsAt(mirrored).Count);
        int fd = task.Open(mirrored + "/visits", OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Append);
        Observe(task.Write(fd, "visit\n"u8));
        task.Close(fd);
    }

    private void Build(SentryTask task)
    {
        foreach (string path in (string[])["/mnt", "/mnt/shared", "/mnt/peer", "/mnt/slave", "/mnt/lazy"]) task.Mkdir(path);
        task.MountTmpfs("/mnt/shared");
        task.SetPropagation("/mnt/shared", PropagationKind.Shared);
        for (int i = 0; i < 4; i++) task.Mkdir($"/mnt/shared/sub{i}");
        task.Bind("/mnt/shared", "/mnt/peer");
        task.Bind("/mnt/shared", "/mnt/slave");
        task.SetPropagation("/mnt/slave", PropagationKind.Slave);
        task.MountTmpfs("/mnt/lazy");
        _detached = task.Open("/mnt/lazy/file", OpenFlags.ReadWrite | OpenFlags.Create);
        task.Unmount("/mnt/lazy", lazy: true);
    }
}
