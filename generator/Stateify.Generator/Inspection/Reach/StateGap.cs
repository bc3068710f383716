using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>How a graph leads to something that cannot be saved.</summary>
internal enum StateGapKind
{
    /// <summary>A class is derived from a savable one and is not savable itself.</summary>
    DerivedClass,

    /// <summary>A type implements an interface by which objects are saved, and is not savable; or nothing of the compilation leads to its savable base.</summary>
    PossibleObject,

    /// <summary>Nothing that is savable implements an interface or derives from an abstract class.</summary>
    NothingSavable,
}

/// <summary>A place where a graph leads to something that cannot be saved.</summary>
/// <param name="Kind">How.</param>
/// <param name="Place">Where; its leading symbol is where to say so.</param>
/// <param name="Symbol">The member or type to blame, which the compilation declares.</param>
/// <param name="Type">The type that is not savable, or the interface or class that nothing savable fits.</param>
internal sealed record StateGap(StateGapKind Kind, StatePlace Place, ISymbol Symbol, INamedTypeSymbol Type);
