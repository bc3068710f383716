using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>Tells whether there is anything to wait for in values of a type: an object that could have hooks.</summary>
internal static class Waiting
{
    /// <summary>False only if that is certain.</summary>
    public static bool IsPossible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPossible(array.ElementType),
        { SpecialType: SpecialType.System_Object or SpecialType.System_Array } or { Name: nameof(WeakReference) } or { TypeKind: TypeKind.Interface or TypeKind.Delegate } => true,
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum } => false,
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when !named.IsSavable() && IsOfPlatform(named) => named.TypeArguments.Any(IsPossible),
        _ => true,
    };

    // Of these nothing but what they are given as type arguments has hooks.
    private static bool IsOfPlatform(INamedTypeSymbol type) =>
        type.IsGenericType ? PlatformTypes.Find(type) is not null || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        : type.IsValueType || PlatformTypes.Find(type) is not null;
}
