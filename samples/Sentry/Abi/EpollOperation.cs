namespace Sentry.Abi;

/// <summary>Operations of epoll_ctl(2).</summary>
internal enum EpollOperation
{
    Add = 1,
    Delete = 2,
    Modify = 3,
}
