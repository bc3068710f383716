using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>One reason why a type gets no code, for the analyzers to report; the generator drops it.</summary>
internal sealed class Problem(ProblemKind kind, Location? location, params string[] arguments)
{
    public ProblemKind Kind { get; } = kind;

    public Location? Location { get; } = location;

    public string[] Arguments { get; } = arguments;
}
