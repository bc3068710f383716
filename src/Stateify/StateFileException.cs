using System.Text;

namespace Stateify;

/// <summary>
/// A state file could not be written or read. A failed write leaves the file that was there before in place; a failed read has
/// handed none of the bytes concerned to the caller.
/// </summary>
public sealed class StateFileException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="problem">What happened and what cures it, without the place.</param>
    /// <param name="path">The file, or <see langword="null"/> for a stream without a name.</param>
    /// <param name="byteOffset">The position in the file, in bytes from its start, that the error was found at.</param>
    /// <param name="innerException">The error of the operating system.</param>
    public StateFileException(
        StateFileErrorCode code,
        string problem,
        string? path = null,
        long? byteOffset = null,
        Exception? innerException = null)
        : base(Describe(code, problem, path, byteOffset), innerException)
    {
        Code = code;
        Problem = problem;
        Path = path;
        ByteOffset = byteOffset;
    }

    /// <summary>What went wrong, as a stable code.</summary>
    public StateFileErrorCode Code { get; }

    /// <summary>What happened and what cures it, without the place.</summary>
    public string Problem { get; }

    /// <summary>The file, or <see langword="null"/> for a stream without a name.</summary>
    public string? Path { get; }

    /// <summary>The position in the file, in bytes from its start, or <see langword="null"/> when the error concerns none.</summary>
    public long? ByteOffset { get; }

    private static string Describe(StateFileErrorCode code, string problem, string? path, long? byteOffset)
    {
        StringBuilder text = new();
        text.Append(code).Append(": ").Append(problem);
        if (path is not null)
            text.Append(" File ").Append(path).Append(byteOffset is null ? "." : $", byte {byteOffset}.");
        else if (byteOffset is not null)
            text.Append(" Byte ").Append(byteOffset).Append('.');
        return text.ToString();
    }
}
