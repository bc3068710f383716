namespace Stateify;

/// <summary>What went wrong with a state file. The numbers are stable: they may be stored and compared across versions.</summary>
public enum StateFileErrorCode
{
    /// <summary>No code was given.</summary>
    None = 0,

    /// <summary>There is no file of that name.</summary>
    FileNotFound = 1,

    /// <summary>The directory of the file does not exist, or vanished.</summary>
    DirectoryNotFound = 2,

    /// <summary>The process may not read or write the file or its directory, or the file system is read-only.</summary>
    AccessDenied = 3,

    /// <summary>The path names a directory, a device, a pipe or another thing that is not a regular file.</summary>
    NotAFile = 4,

    /// <summary>The path is too long or not one the file system can have.</summary>
    InvalidPath = 5,

    /// <summary>The disk or the quota is full.</summary>
    NoSpace = 6,

    /// <summary>The operating system reported another error; the inner exception is that error.</summary>
    IoFailed = 7,

    /// <summary>The stream cannot be read, or has no positions to seek to where those are needed.</summary>
    StreamNotSeekable = 8,

    /// <summary>A part of the file could not be compressed or encrypted; the inner exception says why.</summary>
    EncodingFailed = 9,

    /// <summary>
    /// There is a file or checkpoint of that name, and <see cref="StateFileWriterOptions.Overwrite"/> does not allow to replace it.
    /// </summary>
    AlreadyExists = 10,

    /// <summary>The file does not start with the magic number of a state file.</summary>
    NotAStateFile = 20,

    /// <summary>The file ends before its contents do: the end was cut off, or the writer had not finished.</summary>
    Truncated = 21,

    /// <summary>The file has a format version this library does not read.</summary>
    UnsupportedVersion = 22,

    /// <summary>The file uses compression, protection or another feature this library does not have.</summary>
    UnsupportedFeature = 23,

    /// <summary>The header is damaged.</summary>
    HeaderCorrupt = 24,

    /// <summary>The index of sections at the end of the file is damaged, or does not belong to the rest of the file.</summary>
    TrailerCorrupt = 25,

    /// <summary>A frame of a section is damaged, or is not the frame that belongs there.</summary>
    FrameCorrupt = 26,

    /// <summary>The file has no section of that name.</summary>
    SectionNotFound = 27,

    /// <summary>The section is longer than <see cref="StateFileReaderOptions.MaxSectionLength"/> allows.</summary>
    SectionTooLong = 28,

    /// <summary>The directory is not a checkpoint: it is a file, has no manifest, or has files that are none of a checkpoint's.</summary>
    NotACheckpoint = 29,

    /// <summary>A file of a checkpoint is not the one that its manifest names: it is missing, damaged, or from another checkpoint.</summary>
    CheckpointMismatch = 30,

    /// <summary>A stream that cannot seek gives more than <see cref="StateFileReaderOptions.MaxSpoolLength"/> allows to keep.</summary>
    StreamTooLong = 31,

    /// <summary>The file is protected, and no key was given.</summary>
    KeyRequired = 40,

    /// <summary>A key was given, but the file is not protected: it proves nothing, and may have been put in place of one that is.</summary>
    KeyNotExpected = 41,

    /// <summary>The key is not the one the file was written with.</summary>
    WrongKey = 42,
}
