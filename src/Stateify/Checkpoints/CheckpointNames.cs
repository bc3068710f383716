using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Stateify.Memory;

namespace Stateify.Checkpoints;

/// <summary>The names of the files in a checkpoint directory: those of gVisor's runsc, with a number from the second memory file on.</summary>
internal static partial class CheckpointNames
{
    public const string Manifest = "manifest";
    public const string State = "checkpoint.img";

    public static string PagesMetadata(int memory) => Numbered("pages_meta", memory);

    public static string Pages(int memory) => Numbered("pages", memory);

    /// <summary>The section of a memory file's pages in a checkpoint that is one file.</summary>
    public static string PagesSection(int memory) => string.Create(CultureInfo.InvariantCulture, $"pages.{memory}");

    /// <summary>Whether a file of a checkpoint has pages, and is no state file.</summary>
    public static bool ArePages(string name) => name.StartsWith("pages.", StringComparison.Ordinal);

    /// <summary>Whether a file belongs to a checkpoint, or was left by the death of a process that wrote one.</summary>
    public static bool IsOwn(string name) => Own().IsMatch(name);

    /// <summary>Whether a memory file can have a name, in a checkpoint and when it is restored.</summary>
    public static bool CanBeMemory(string name)
    {
        Span<byte> encoded = stackalloc byte[MemoryFile.MaximumNameLength];
        OperationStatus status = Utf8.FromUtf16(name, encoded, out _, out int length, replaceInvalidSequences: false);
        return status == OperationStatus.Done && length > 0 && !name.Any(char.IsControl);
    }

    private static string Numbered(string name, int memory) =>
        memory == 0 ? $"{name}.img" : string.Create(CultureInfo.InvariantCulture, $"{name}.{memory}.img");

    [GeneratedRegex(@"^\.?(manifest|checkpoint\.img|pages(_meta)?(\.[0-9]+)?\.img)(\.[a-z0-9]{8}\.tmp)?\z")]
    private static partial Regex Own();
}
