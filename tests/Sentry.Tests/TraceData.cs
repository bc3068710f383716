using Sentry.Trace;

namespace Sentry.Tests;

/// <summary>The recorded traces that lie beside the tests, and the assertion that the sentry answers one like Linux did.</summary>
internal static class TraceData
{
    public static TheoryData<string> Names(string folder) =>
        [.. TraceFile.Find([PathOf(folder)]).Select(path => Path.GetFileNameWithoutExtension(path)!)];

    public static void AssertEqual(string folder, string name, CheckpointSchedule schedule)
    {
        TraceFile trace = TraceFile.Read(Path.Combine(PathOf(folder), name + ".trace"));
        Assert.NotEmpty(trace.Steps);
        Assert.Null(new TraceReplay(schedule).Run(trace)?.ToString());
    }

    private static string PathOf(string folder) => Path.Combine(AppContext.BaseDirectory, folder);
}
