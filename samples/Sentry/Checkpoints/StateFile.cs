namespace Sentry.Checkpoints;

internal static class StateFile
{
    public static void Save<T>(string path, T root, IReadOnlyDictionary<string, string>? metadata = null)
        where T : class
    {
        using StateFileWriter file = StateFileWriter.Create(path, metadata);
        using (StateFileSectionWriter section = file.BeginSection("graph")) StateSerializer.Save(root, (System.Buffers.IBufferWriter<byte>)section);
        file.Commit();
    }

    public static T Load<T>(string path, LoadOptions? options = null)
        where T : class
    {
        using StateFileReader file = StateFileReader.Open(path);
        return StateSerializer.Load<T>(file.ReadSection("graph"), options)!;
    }
}
