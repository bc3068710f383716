namespace Stateify.Generator.Model;

/// <summary>What there is and what must be added so that objects of a type can be made empty.</summary>
/// <param name="Creation">How they are made.</param>
/// <param name="OfBase">How objects of the base class are made; <see cref="Creation.Implicit"/> if it is not savable.</param>
/// <param name="Arguments">What the generated constructor hands to the primary one; null if there is none to call.</param>
/// <param name="ReplacesImplicit">Whether the generated constructor takes the place of the compiler's, which must be declared then.</param>
/// <param name="SetsRequired">Whether a generated constructor must claim to set required members.</param>
internal sealed record Construction(
    Creation Creation,
    Creation OfBase,
    string? Arguments,
    bool ReplacesImplicit,
    bool SetsRequired);
