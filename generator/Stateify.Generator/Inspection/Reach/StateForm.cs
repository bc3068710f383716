using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>What is known of a type that a member, an element or a type argument has, whatever its own type arguments.</summary>
/// <param name="HoldsArguments">Whether its objects hold values of its type arguments.</param>
/// <param name="HasElements">Whether those are elements.</param>
/// <param name="IsFamily">Whether the compilation, or an assembly it can be known from, says which types it stands for.</param>
/// <param name="HoldsNothing">Whether it is certain that none of them can be saved.</param>
internal sealed record StateForm(bool HoldsArguments, bool HasElements, bool IsFamily, bool HoldsNothing)
{
    public static StateForm Of(INamedTypeSymbol definition, StateWorld world)
    {
        PlatformType? platform = PlatformTypes.Find(definition);
        bool isSavable = definition.IsSavable();
        bool isInterface = definition.TypeKind == TypeKind.Interface;
        bool isAnything = platform is not null || definition.TypeKind == TypeKind.Delegate || UnsavableTypes.Explain(definition) is not null;
        return new StateForm(
            platform is { Form: ArgumentForm.Columns or ArgumentForm.ArrayColumn } || definition.SpecialType == SpecialType.System_Nullable_T || isSavable,
            platform is not null && definition.AllInterfaces.Append(definition).Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable),
            !isAnything && !definition.IsSealed && (isInterface ? world.Knows(definition) : isSavable),
            !isAnything && (isInterface || (definition.IsAbstract && isSavable)) && world.IsClosedTo(definition) && !world.HasSavable(definition));
    }
}
