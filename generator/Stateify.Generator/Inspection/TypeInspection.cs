using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>What was found out about a type marked <c>[Savable]</c>: a model to emit, or the reasons why there is none.</summary>
internal sealed class TypeInspection(SavableType? model, IReadOnlyList<Problem> problems)
{
    public SavableType? Model { get; } = model;

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
