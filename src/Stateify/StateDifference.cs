namespace Stateify;

/// <summary>A place where two graphs differ.</summary>
/// <param name="Kind">In what.</param>
/// <param name="Path">How the place is reached from the root, as in errors: <c>World.Units[3].Health</c>.</param>
/// <param name="Expected">What the expected graph has there, for a reader.</param>
/// <param name="Actual">What the actual one has.</param>
public readonly record struct StateDifference(StateDifferenceKind Kind, string Path, string Expected, string Actual)
{
    /// <summary>The difference in one line: <c>World.Units[3].Health: 5 / 7</c>.</summary>
    public override string ToString() => $"{Path}: {Expected} / {Actual}";
}
