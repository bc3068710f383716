using Sentry.Trace;

namespace Sentry.Tests;

/// <summary>Random traces recorded on Linux: eight of each profile (descriptors, events, names, mounts, a mix of all).</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Traces => TraceData.Names("Traces");

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_is_answered_like_on_Linux(string name) => TraceData.AssertEqual("Traces", name, CheckpointSchedule.Never);

    [Theory]
    [MemberData(nameof(Traces))]
    public void Regular_checkpoints_change_no_answer(string name) => TraceData.AssertEqual("Traces", name, CheckpointSchedule.Every(5));

    [Theory]
    [MemberData(nameof(Traces))]
    public void Random_checkpoints_change_no_answer(string name) => TraceData.AssertEqual("Traces", name, CheckpointSchedule.Random(1));
}
