namespace Sentry.Vfs;

/// <summary>What the last component of a path is.</summary>
internal enum LastKind
{
    /// <summary>There is none: the path is only slashes.</summary>
    Root,
    Dot,
    DotDot,
    Normal,
}
