namespace Sentry.Vfs;

/// <summary>What mount(2) can make of the propagation of a mount.</summary>
internal enum PropagationKind
{
    Shared,
    Slave,
    Private,
}
