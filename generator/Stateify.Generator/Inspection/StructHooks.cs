using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Tells whether values of a type are, or hold in place, structs with hooks. These run where the struct is stored, so whatever
/// stores it must hand it out by reference.
/// </summary>
internal static class StructHooks
{
    // Structs that contain each other are an error of the compiler's, and the user may be about to correct it.
    private const int MaxDepth = 32;

    private static readonly string[] Hooks = [HookInspector.BeforeSave, HookInspector.AfterSave, HookInspector.AfterLoad];

    /// <summary>Whether that can be: of a type parameter only the running program knows.</summary>
    public static bool CanBeIn(ITypeSymbol type) => AreIn(type, ofParameter: true, depth: 0);

    /// <summary>Whether that is so.</summary>
    public static bool AreIn(ITypeSymbol type) => AreIn(type, ofParameter: false, depth: 0);

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

    private static bool AreIn(ITypeSymbol type, bool ofParameter, int depth) => type switch
    {
        _ when depth == MaxDepth => false,
        ITypeParameterSymbol parameter => ofParameter && !parameter.IsReferenceType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => AreIn(nullable.TypeArguments[0], ofParameter, depth),
        INamedTypeSymbol { IsValueType: true } named => named.IsSavable() && AreInStruct(named, ofParameter, depth),
        _ => false,
    };

    private static bool AreInStruct(INamedTypeSymbol type, bool ofParameter, int depth)
    {
        // Of a struct in another assembly the private hooks may be missing, but not the generated members that run them.
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return type.OriginalDefinition.GetTypeMembers("StateRows").Any(static rows => !rows.GetMembers("RunAfterLoad").IsEmpty)
                && (ofParameter || type.TypeArguments.IsEmpty || HasOwn(type) || type.TypeArguments.Any(static argument => AreIn(argument)));
        }

        return HasOwn(type) || MembersOf(type).Any(member => AreIn(member, ofParameter, depth + 1));
    }

    private static bool HasOwn(INamedTypeSymbol type) =>
        Hooks.Any(name => HookInspector.Inspect(type.OriginalDefinition, name, problems: null).IsOwn) || FieldInspector.HasSaveAs(type);

    private static IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type) => StateMember.Of(type)
        .Where(static member => FieldInspector.IsSavedItself(member))
        .Select(static member => member.ItemType);
}
