namespace Sentry.Trace;

/// <summary>An operation that the sentry answered differently from Linux.</summary>
internal sealed record TraceDifference(string Path, TraceStep Step, string Actual)
{
    public override string ToString() => $"{Path}:{Step.Line}: {Step.Operation}: expected {Step.Expected}, got {Actual}";
}
