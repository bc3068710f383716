using System.Globalization;
using Stateify.Checkpoints;

namespace Stateify;

/// <summary>What a checkpoint says of itself, in a place that any version of the library reads without a key. Immutable.</summary>
public sealed class CheckpointInfo
{
    /// <summary>What the header of a manifest says that the file is.</summary>
    internal const string DirectoryContent = "checkpoint";

    /// <summary>What the header of a checkpoint in one file says that it is.</summary>
    internal const string StreamContent = "checkpoint-file";

    /// <summary>What tells a checkpoint directory from every other of its name, in the metadata of its manifest.</summary>
    internal const string IdKey = "stateify.id";

    private const string ReservedPrefix = "stateify.";
    private const string ContentKey = "stateify.content";
    private const string TimeKey = "stateify.time";
    private const string ObjectsKey = "stateify.objects";
    private const string SchemaKey = "stateify.schema";
    private const string WallTimeKey = "stateify.wall-time";
    private const string CpuTimeKey = "stateify.cpu-time";

    private CheckpointInfo(DateTimeOffset time, ProcessTimes times, SchemaFingerprint schema, IReadOnlyDictionary<string, string> metadata)
    {
        Time = time;
        Times = times;
        Objects = schema.Objects;
        SchemaFingerprint = schema.Text;
        Metadata = metadata;
    }

    /// <summary>When the checkpoint was saved, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>How long the program had been running, in all the processes that continued one another.</summary>
    public TimeSpan WallTime => Times.Wall;

    /// <summary>How long processors had been at work for the program, in all the processes that continued one another.</summary>
    public TimeSpan CpuTime => Times.Cpu;

    /// <summary>The number of objects in the graph.</summary>
    public long Objects { get; }

    /// <summary>
    /// A hash of the names, versions and fields of all types in the graph, in hexadecimal. If it is the same as that of another
    /// checkpoint, what loads the one loads the other.
    /// </summary>
    public string SchemaFingerprint { get; }

    /// <summary>The strings that the program gave.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    internal ProcessTimes Times { get; }

    /// <summary>When this process took the checkpoint over; null if it was only looked at.</summary>
    internal ProcessTimes? RestoredAt { get; init; }

    /// <summary>The metadata of a checkpoint that is being saved.</summary>
    internal static CheckpointInfo Create(CheckpointOptions options, SchemaFingerprint schema)
    {
        ProcessTimes now = ProcessTimes.Now;
        if (options.Continues is { } last)
            now = last.Times + (now - (last.RestoredAt ?? default));
        return new CheckpointInfo(DateTimeOffset.UtcNow, now, schema, options.Metadata ?? new Dictionary<string, string>());
    }

    /// <summary>Reads the metadata of a checkpoint; null if it is none, or of the other kind.</summary>
    internal static CheckpointInfo? TryParse(string content, IReadOnlyDictionary<string, string> metadata, ProcessTimes? restoredAt = null)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        bool isWhole = metadata.GetValueOrDefault(ContentKey) == content;
        isWhole &= DateTimeOffset.TryParseExact(
            metadata.GetValueOrDefault(TimeKey), "O", culture, DateTimeStyles.RoundtripKind, out DateTimeOffset time);
        isWhole &= long.TryParse(metadata.GetValueOrDefault(ObjectsKey), NumberStyles.None, culture, out long objects);
        isWhole &= TimeSpan.TryParseExact(metadata.GetValueOrDefault(WallTimeKey), "c", culture, out TimeSpan wall);
        isWhole &= TimeSpan.TryParseExact(metadata.GetValueOrDefault(CpuTimeKey), "c", culture, out TimeSpan cpu);
        if (!isWhole || metadata.GetValueOrDefault(SchemaKey) is not { } schema)
            return null;
        Dictionary<string, string> own = metadata.Where(static entry => !IsReserved(entry.Key)).ToDictionary();
        return new CheckpointInfo(time, new ProcessTimes(wall, cpu), new SchemaFingerprint(objects, schema), own) { RestoredAt = restoredAt };
    }

    /// <summary>The metadata of the checkpoint: the program's and the library's.</summary>
    internal Dictionary<string, string> ToMetadata(string content) => new(Metadata)
    {
        [ContentKey] = content,
        [TimeKey] = Time.ToString("O", CultureInfo.InvariantCulture),
        [ObjectsKey] = Objects.ToString(CultureInfo.InvariantCulture),
        [SchemaKey] = SchemaFingerprint,
        [WallTimeKey] = WallTime.ToString("c", CultureInfo.InvariantCulture),
        [CpuTimeKey] = CpuTime.ToString("c", CultureInfo.InvariantCulture),
    };

    internal static bool IsReserved(string key) => key.StartsWith(ReservedPrefix, StringComparison.Ordinal);
}
