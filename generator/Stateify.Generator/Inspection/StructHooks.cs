using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Tells whether values of a type are, or hold in place, structs with hooks. These run where the struct is stored, so whatever
/// stores it must hand it out by reference.
/// </summary>
internal static class StructHooks
{
    /// <summary>Whether that can be: of a type parameter only the running program knows.</summary>
    public static bool CanBeIn(ITypeSymbol type) => AreIn(type, ofParameter: true, NoneSeen());

    /// <summary>Whether that is so.</summary>
    public static bool AreIn(ITypeSymbol type) => AreIn(type, ofParameter: false, NoneSeen());

    /// <summary>Whether members of a class, or of a class it derives from, can be such values.</summary>
    public static bool CanBeInMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null && current.IsSavable(); current = current.BaseType)
        {
            if (current.OriginalDefinition.GetTypeMembers("StateRows").FirstOrDefault() is { } rows && !rows.IsOwnOutput())
                return !rows.GetMembers("RunAfterLoadParts").IsEmpty;
            if (MembersOf(current).Any(CanBeIn))
                return true;
        }

        return false;
    }

    private static bool AreIn(ITypeSymbol type, bool ofParameter, HashSet<ITypeSymbol> seen) => type switch
    {
        ITypeParameterSymbol parameter => ofParameter && !parameter.IsReferenceType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => AreIn(nullable.TypeArguments[0], ofParameter, seen),
        // Structs that contain each other are an error of the compiler's, and the user may be about to correct it.
        INamedTypeSymbol { IsValueType: true } named => named.IsSavable() && seen.Add(named) && AreInStruct(named, ofParameter, seen),
        _ => false,
    };

    private static bool AreInStruct(INamedTypeSymbol type, bool ofParameter, HashSet<ITypeSymbol> seen)
    {
        // Of a struct in another assembly the private hooks may be missing, but not the generated members that run them.
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return type.OriginalDefinition.GetTypeMembers("StateRows").Any(static rows => !rows.GetMembers("RunAfterLoad").IsEmpty)
                && (ofParameter || type.TypeArguments.IsEmpty || HasOwn(type) || type.TypeArguments.Any(static argument => AreIn(argument)));
        }

        return HasOwn(type) || MembersOf(type).Any(member => AreIn(member, ofParameter, seen));
    }

    private static bool HasOwn(INamedTypeSymbol type) =>
        HookInspector.Hooks.Any(name => HookInspector.Inspect(type.OriginalDefinition, name, problems: null).IsOwn) || FieldInspector.HasSaveAs(type);

    private static IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type) => StateMember.Of(type)
        .Where(static member => FieldInspector.IsSavedItself(member))
        .Select(static member => member.ItemType);

    private static HashSet<ITypeSymbol> NoneSeen() => new(SymbolEqualityComparer.Default);
}
