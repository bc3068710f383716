namespace Stateify.Memory;

/// <summary>What went wrong with a memory file. The numbers are stable: they may be stored and compared across versions.</summary>
public enum MemoryFileErrorCode
{
    /// <summary>No code was given.</summary>
    None = 0,

    /// <summary>A range or span reaches a page that is not allocated.</summary>
    NotAllocated = 1,

    /// <summary>An allocation or image would exceed <see cref="MemoryFileOptions.Limit"/>, or the address space that was reserved for the file.</summary>
    LimitReached = 2,

    /// <summary>A page has as many references as can be counted.</summary>
    TooManyReferences = 3,

    /// <summary>The kernel has no memory, address space or file descriptors left for the file.</summary>
    OutOfMemory = 4,

    /// <summary>A system call on the memory itself failed; the message names the call and its error number.</summary>
    SystemCallFailed = 5,

    /// <summary>An image file could not be opened, read, written or renamed; the inner exception says why.</summary>
    ImageUnavailable = 20,

    /// <summary>There is no room for the image on the disk or in the quota.</summary>
    ImageNoSpace = 21,

    /// <summary>The pages' metadata is torn, damaged or not metadata of a memory file.</summary>
    ImageMetadataCorrupt = 22,

    /// <summary>The metadata needs a newer version of this library, or a page size, or a feature, it does not have.</summary>
    ImageUnsupported = 23,

    /// <summary>The pages differ from what the metadata says: another length or a wrong checksum.</summary>
    ImagePagesCorrupt = 24,

    /// <summary>The image cannot be mapped, because it is encrypted or not one image.</summary>
    ImageNotMappable = 25,

    /// <summary>An image was saved relative to another state than the one it is to be applied to, or to none although one comes before.</summary>
    WrongParent = 26,

    /// <summary>A delta cannot be saved relative to the image: it was saved without <see cref="MemorySaveOptions.PageHashes"/>.</summary>
    NoPageHashes = 27,

    /// <summary>A checkpoint lacks a memory file that <see cref="RestoreOptions.MemoryFiles"/> names, or has one that it does not.</summary>
    MemoryFilesDiffer = 28,

    /// <summary>There is a file of that name, and <see cref="MemorySaveOptions.Overwrite"/> does not allow to replace it.</summary>
    ImageAlreadyExists = 29,

    /// <summary>The image is protected, and no key was given.</summary>
    KeyRequired = 40,

    /// <summary>A key was given, but the image is not protected: it proves nothing, and may have been put in place of one that is.</summary>
    KeyNotExpected = 41,

    /// <summary>The key is not the one the image was saved with.</summary>
    WrongKey = 42,
}
