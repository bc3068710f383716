namespace Sentry.Trace;

/// <summary>One operation of a trace and the answer a real Linux kernel gave.</summary>
internal sealed record TraceStep(int Line, string Operation, string Expected);
