namespace Stateify.Memory;

/// <summary>A memory file could not do what was asked. The file is as it was before the call unless the call's documentation says otherwise.</summary>
public sealed class MemoryFileException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="problem">What happened, where, and what cures it.</param>
    /// <param name="path">The image file concerned.</param>
    /// <param name="innerException">The error underneath.</param>
    public MemoryFileException(MemoryFileErrorCode code, string problem, string? path = null, Exception? innerException = null)
        : base(path is null ? $"{code}: {problem}" : $"{code}: {problem} File {path}.", innerException)
    {
        Code = code;
        Problem = problem;
        Path = path;
    }

    /// <summary>What went wrong, as a stable code.</summary>
    public MemoryFileErrorCode Code { get; }

    /// <summary>What happened and what cures it, without the file's name.</summary>
    public string Problem { get; }

    /// <summary>The image file concerned, or <see langword="null"/> when the error concerns the memory itself.</summary>
    public string? Path { get; }
}
