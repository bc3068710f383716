namespace Sentry.Abi;

/// <summary>Modes of fallocate(2) that tmpfs knows.</summary>
[Flags]
internal enum AllocateMode
{
    Extend = 0,
    KeepSize = 1,
    PunchHole = 2,
}
