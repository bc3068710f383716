using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>What is known of a type that a member, an element or a type argument has.</summary>
/// <param name="Place">Where it was met first.</param>
/// <param name="Held">The type arguments whose values its objects hold.</param>
/// <param name="HasElements">Whether those are elements.</param>
/// <param name="IsFamily">Whether the compilation, or an assembly it can be known from, says which types it stands for.</param>
/// <param name="HoldsNothing">Whether it is certain that none of them can be saved.</param>
internal sealed record StatePart(StatePlace Place, IReadOnlyList<ITypeSymbol> Held, bool HasElements, bool IsFamily, bool HoldsNothing)
{
    public static StatePart Of(INamedTypeSymbol type, StatePlace place, StateWorld world)
    {
        PlatformType? platform = PlatformTypes.Find(type);
        bool holdsArguments = platform is { Form: ArgumentForm.Columns or ArgumentForm.ArrayColumn }
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || type.IsSavable();
        bool isAnything = platform is not null || type.TypeKind == TypeKind.Delegate || UnsavableTypes.Explain(type) is not null;
        bool isFamily = !isAnything && !type.IsSealed && (type.TypeKind == TypeKind.Interface ? world.Knows(type) : type.IsSavable());
        bool isAbstract = type.TypeKind == TypeKind.Interface || (type.IsAbstract && type.IsSavable());
        return new StatePart(
            place,
            holdsArguments ? (IReadOnlyList<ITypeSymbol>)type.TypeArguments : [],
            platform is not null && type.AllInterfaces.Append(type).Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable),
            isFamily,
            !isAnything && isAbstract && world.IsClosedTo(type) && !world.HasSavable(type));
    }
}
