namespace Sentry.Checkpoints;

/// <summary>Names under which a restore provides what a checkpointed kernel does not carry in its state file.</summary>
internal static class ExternalKeys
{
    /// <summary>The memory file that holds the pages of tmpfs files.</summary>
    public const string Memory = "memory";
}
