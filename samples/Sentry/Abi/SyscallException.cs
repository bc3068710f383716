namespace Sentry.Abi;

/// <summary>
/// The one way a system call fails: thrown where the cause is found, caught where the guest is answered. Nothing has been
/// changed when it is thrown, except where Linux itself leaves a trace (a signal, a partially completed call).
/// </summary>
internal sealed class SyscallException(Errno errno) : Exception(errno.ToString())
{
    public Errno Errno { get; } = errno;
}
