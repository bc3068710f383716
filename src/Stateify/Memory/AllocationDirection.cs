namespace Stateify.Memory;

/// <summary>Which of the free ranges that are large enough an allocation takes.</summary>
public enum AllocationDirection
{
    /// <summary>The lowest pages of the lowest of them. If there is none, the file grows, and they follow all others.</summary>
    BottomUp = 0,

    /// <summary>
    /// The highest pages of the highest of them, below the end of the 64 MiB that the last allocated page lies in. If there is none, the
    /// file grows by as many times 64 MiB as it takes, and they are the last of that.
    /// </summary>
    TopDown = 1,
}
