namespace Stateify.Memory;

/// <summary>What a memory file is made of.</summary>
public enum MemoryBackingKind
{
    /// <summary>The best this machine has: <see cref="Memfd"/> if it can be, or <see cref="Portable"/>.</summary>
    Automatic = 0,

    /// <summary>An anonymous file of the Linux kernel, on machines with pages of 4 KiB.</summary>
    Memfd = 1,

    /// <summary>
    /// Anonymous memory of the process, which every system has. All of a memory file's members do the same and its images have the same
    /// bytes; <see cref="MemoryCapabilities"/> says what costs more.
    /// </summary>
    Portable = 2,
}
