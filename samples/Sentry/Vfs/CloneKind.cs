namespace Sentry.Vfs;

/// <summary>How a copy of a mount relates to its original.</summary>
internal enum CloneKind
{
    /// <summary>As mount --bind does it: a peer of a shared mount, a fellow slave of a slave.</summary>
    Bind,

    /// <summary>A slave of the original's peer group.</summary>
    Slave,

    /// <summary>A slave of the original's peer group that begins a group of its own.</summary>
    SharedSlave,
}
