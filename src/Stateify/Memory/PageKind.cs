namespace Stateify.Memory;

/// <summary>
/// What pages are used for, so that <see cref="MemoryFile.AllocatedBytesByKind"/> can tell who has them. It is accounting: no kind is
/// treated in another way than the rest. Images keep it. Numbers from 64 to 255 are free for the program's own kinds.
/// </summary>
public enum PageKind : byte
{
    /// <summary>Memory of a program that no file is behind, and whatever nothing else was said of.</summary>
    Anonymous = 0,

    /// <summary>Copies of what files elsewhere hold.</summary>
    PageCache = 1,

    /// <summary>The contents of files that are nowhere else.</summary>
    Tmpfs = 2,

    /// <summary>What the system itself needs.</summary>
    System = 3,
}
