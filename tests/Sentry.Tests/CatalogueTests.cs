using Sentry.Trace;

namespace Sentry.Tests;

/// <summary>
/// Catalogued surprises of Linux, one file per case, with the kernel replaced by its restored checkpoint before every
/// operation.
/// </summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Cases => TraceData.Names("Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_gap_of_a_case_survives_a_checkpoint(string name) =>
        TraceData.AssertEqual("Cases", name, CheckpointSchedule.Every(1));
}
