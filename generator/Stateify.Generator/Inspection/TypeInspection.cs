namespace Stateify.Generator.Inspection;

/// <summary>What is to be said of a type marked <c>[Savable]</c>.</summary>
/// <param name="Problems">What is wrong with its own declaration.</param>
/// <param name="HasCode">Whether the generator emits code for it: nothing is wrong with it, nor with what it is made of.</param>
internal sealed record TypeInspection(IReadOnlyList<Problem> Problems, bool HasCode);
