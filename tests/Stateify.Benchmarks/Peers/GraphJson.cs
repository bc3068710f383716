using System.Text.Json.Serialization;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>The generated JSON metadata of every workload.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    IncludeFields = true,
    MaxDepth = Depth,
    ReferenceHandler = JsonKnownReferenceHandler.Preserve)]
[JsonSerializable(typeof(TreeNode))]
[JsonSerializable(typeof(SharedItems))]
[JsonSerializable(typeof(RingNode))]
[JsonSerializable(typeof(FlatStructs))]
[JsonSerializable(typeof(FlatClasses))]
[JsonSerializable(typeof(Blob))]
[JsonSerializable(typeof(Kernel))]
internal sealed partial class GraphJson : JsonSerializerContext
{
    /// <summary>Deep enough for a ring that nests once per node.</summary>
    public const int Depth = 10_000_000;
}
