namespace Sentry.Abi;

/// <summary>Event bits of poll(2) and epoll_ctl(2).</summary>
[Flags]
internal enum PollEvents : uint
{
    None = 0,
    In = 0x1,
    Priority = 0x2,
    Out = 0x4,
    Error = 0x8,
    HangUp = 0x10,
    ReadNormal = 0x40,
    WriteNormal = 0x100,
    WriteBand = 0x200,
    ReadHangUp = 0x2000,
    Exclusive = 1u << 28,
    WakeUp = 1u << 29,
    OneShot = 1u << 30,
    EdgeTriggered = 1u << 31,

    /// <summary>The bits that say how to report, not what: an interest left with only these is disarmed.</summary>
    Private = Exclusive | WakeUp | OneShot | EdgeTriggered,

    /// <summary>What a file without a poll operation answers.</summary>
    Default = In | Out | ReadNormal | WriteNormal,
}
