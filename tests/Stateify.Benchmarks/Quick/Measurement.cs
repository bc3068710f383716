using System.Text.Json.Serialization;

namespace Stateify.Benchmarks.Quick;

/// <summary>What was measured of one peer on one workload; names in JSON are those other tools read.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Peer">The serializer.</param>
/// <param name="Count">The objects in the graph.</param>
/// <param name="SaveNs">Nanoseconds per object of a save.</param>
/// <param name="LoadNs">Nanoseconds per object of a load.</param>
/// <param name="Bytes">The size of the saved graph.</param>
/// <param name="SaveAlloc">Bytes allocated by one save of the whole graph.</param>
/// <param name="LoadAlloc">Bytes allocated by one load, the graph included.</param>
internal sealed record Measurement(
    [property: JsonPropertyName("workload")] string Workload,
    [property: JsonPropertyName("peer")] string Peer,
    [property: JsonPropertyName("n")] int Count,
    [property: JsonPropertyName("save_ns")] double SaveNs,
    [property: JsonPropertyName("load_ns")] double LoadNs,
    [property: JsonPropertyName("bytes")] int Bytes,
    [property: JsonPropertyName("save_alloc")] long SaveAlloc,
    [property: JsonPropertyName("load_alloc")] long LoadAlloc);
