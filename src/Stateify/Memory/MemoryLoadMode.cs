namespace Stateify.Memory;

/// <summary>When the pages of an image become those of a memory file.</summary>
public enum MemoryLoadMode
{
    /// <summary>All of them, verified, before the load returns. The image may be changed or deleted afterwards.</summary>
    Eager = 0,

    /// <summary>
    /// The image is mapped, so that the load takes milliseconds whatever its size. Each of its extents, of up to 1 MiB, is verified when
    /// <see cref="MemoryFile.GetSpan"/> first reaches it, which throws then, and each time again, if it is damaged. What is written goes to
    /// copies of the pages; the image itself never changes.
    /// </summary>
    /// <remarks>
    /// Until the memory file is disposed nobody may write into <c>pages.img</c> or cut it off: that would change or end the process. It may be
    /// deleted, and replaced by a rename, as <see cref="MemoryFile.Save(string, string, MemorySaveOptions?)"/> does it if it may, even under the
    /// same name: the memory file keeps the old one. An encrypted image, or a chain of several, cannot be mapped. Where
    /// <see cref="MemoryCapabilities.MappedLoad"/> is false, an image that could be mapped is loaded eagerly.
    /// </remarks>
    Mapped = 1,

    /// <summary>
    /// Threads read the pages after the load has returned. <see cref="MemoryFile.GetSpan"/> reads those it reaches at once if they have not
    /// come yet, before all others, and throws if they are damaged or cannot be read, which the next call tries again.
    /// <see cref="MemoryFile.Loading"/> tells the end.
    /// </summary>
    /// <remarks>
    /// Until then nobody may change <c>pages.img</c>; it may be deleted, and replaced by a rename. The memory file can be used at once and
    /// in every way, but what needs all pages, as a save does, waits for them. A chain of several images is loaded eagerly.
    /// </remarks>
    Background = 2,
}
