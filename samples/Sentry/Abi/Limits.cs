namespace Sentry.Abi;

/// <summary>Fixed limits of the Linux ABI (limits.h, path_resolution(7), pipe(7)).</summary>
internal static class Limits
{
    public const int MaxNameLength = 255;

    /// <summary>PATH_MAX counts the terminating NUL.</summary>
    public const int MaxPathLength = 4096;

    public const int MaxLinksFollowed = 40;
    public const int PageSize = 4096;
    public const int DefaultOpenFiles = 1024;
}
