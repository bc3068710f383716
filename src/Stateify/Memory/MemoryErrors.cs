using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>The throw helpers of the memory file: one place for the wording of its errors.</summary>
internal static class MemoryErrors
{
    public static void ThrowIfNotMultiple(long value, long unit, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value % unit != 0)
            throw new ArgumentOutOfRangeException(name, value, $"It must be a multiple of {unit}.");
    }

    [DoesNotReturn]
    public static void ThrowNotAllocated(long offset, long length) => throw new MemoryFileException(
        MemoryFileErrorCode.NotAllocated,
        $"The {length} bytes at 0x{offset:x} are not all inside allocated pages; allocate them first, or stop using them after their last release.");

    [DoesNotReturn]
    public static void ThrowLimitReached(long length, long allocated, long limit) => throw new MemoryFileException(
        MemoryFileErrorCode.LimitReached,
        $"{length} bytes are wanted and {allocated} are allocated, which together exceed the memory file's limit of {limit} bytes; release memory, or create the file with a higher {nameof(MemoryFileOptions)}.{nameof(MemoryFileOptions.Limit)}.");

    [DoesNotReturn]
    public static void ThrowImageExceedsLimit(long allocated, long limit, string path) => throw new MemoryFileException(
        MemoryFileErrorCode.LimitReached,
        $"The image has {allocated} bytes allocated, which exceed the memory file's limit of {limit} bytes; load it with a higher {nameof(MemoryFileOptions)}.{nameof(MemoryFileOptions.Limit)}.",
        path);

    [DoesNotReturn]
    public static void ThrowNoAddresses(long length, long limit) => throw new MemoryFileException(
        MemoryFileErrorCode.LimitReached,
        $"No run of {length} free bytes is left among the {limit} bytes of addresses reserved for the file; release memory, or raise the process's address space limit.");

    [DoesNotReturn]
    public static void ThrowTooManyReferences(long offset) => throw new MemoryFileException(
        MemoryFileErrorCode.TooManyReferences,
        $"The page at 0x{offset:x} has {uint.MaxValue} references already; a release is missing.");

    [DoesNotReturn]
    public static void ThrowLastError(string call)
    {
        int error = Marshal.GetLastPInvokeError();
        bool exhausted = OperatingSystem.IsWindows()
            ? error is Kernel32.NotEnoughMemory or Kernel32.CommitmentLimit
            : error is Libc.OutOfMemory or Libc.NoSpace or Libc.TooManyOpenFiles or Libc.TooManyOpenFilesInSystem;
        throw new MemoryFileException(
            exhausted ? MemoryFileErrorCode.OutOfMemory : MemoryFileErrorCode.SystemCallFailed,
            $"{call} failed with error {error} ({Marshal.GetPInvokeErrorMessage(error)}).");
    }

    [DoesNotReturn]
    public static void ThrowNotMappable(string reason, string path) => throw new MemoryFileException(
        MemoryFileErrorCode.ImageNotMappable, $"The image cannot be mapped: {reason}. Load it eagerly.", path);

    [DoesNotReturn]
    public static void ThrowNoParent(string path) => ThrowWrongParent(
        "The image holds only what changed since another; load it as a chain that begins with a full image.", path);

    [DoesNotReturn]
    public static void ThrowWrongParent(string problem, string path) =>
        throw new MemoryFileException(MemoryFileErrorCode.WrongParent, problem, path);

    [DoesNotReturn]
    public static void ThrowMemoryFilesDiffer(IEnumerable<string> missing, IEnumerable<string> surplus, string path) => throw new MemoryFileException(
        MemoryFileErrorCode.MemoryFilesDiffer,
        $"Memory files that are expected and not in the checkpoint: {Names(missing)}; in the checkpoint and not expected: {Names(surplus)}. Expect those that were saved.",
        path);

    /// <summary>The error of an image file in the terms of a memory file.</summary>
    public static MemoryFileException Translate(StateFileException error)
    {
        MemoryFileErrorCode code = error.Code switch
        {
            StateFileErrorCode.NoSpace => MemoryFileErrorCode.ImageNoSpace,
            StateFileErrorCode.AlreadyExists => MemoryFileErrorCode.ImageAlreadyExists,
            StateFileErrorCode.UnsupportedVersion or StateFileErrorCode.UnsupportedFeature => MemoryFileErrorCode.ImageUnsupported,
            StateFileErrorCode.KeyRequired => MemoryFileErrorCode.KeyRequired,
            StateFileErrorCode.KeyNotExpected => MemoryFileErrorCode.KeyNotExpected,
            StateFileErrorCode.WrongKey => MemoryFileErrorCode.WrongKey,
            StateFileErrorCode.NotAStateFile
                or StateFileErrorCode.Truncated
                or StateFileErrorCode.HeaderCorrupt
                or StateFileErrorCode.TrailerCorrupt
                or StateFileErrorCode.FrameCorrupt
                or StateFileErrorCode.SectionNotFound => MemoryFileErrorCode.ImageMetadataCorrupt,
            _ => MemoryFileErrorCode.ImageUnavailable,
        };
        return new MemoryFileException(code, error.Problem, error.Path, error);
    }

    private static string Names(IEnumerable<string> names) =>
        names.Any() ? string.Join(", ", names.Order(StringComparer.Ordinal).Select(static name => $"\"{name}\"")) : "none";
}
