using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stateify.Benchmarks.Quick;

/// <summary>Writes the figures of a run for other programs.</summary>
internal static partial class JsonReport
{
    /// <summary>Writes an array with one object per row of the table.</summary>
    public static void Write(string path, List<Measurement> measurements)
    {
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, measurements, MeasurementJson.Default.ListMeasurement);
    }

    [JsonSourceGenerationOptions(WriteIndented = true)]
    [JsonSerializable(typeof(List<Measurement>))]
    private sealed partial class MeasurementJson : JsonSerializerContext;
}
