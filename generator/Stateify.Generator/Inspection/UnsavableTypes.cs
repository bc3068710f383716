using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>Recognizes types that can never be saved, each with the reason in the user's terms.</summary>
internal static class UnsavableTypes
{
    /// <summary>What to do about a field when nothing better is known.</summary>
    public const string Exclude =
        "exclude it with [NoSave(\"reason\")] and restore it in AfterLoad, or save a value in its place with [SaveAs<T>]";

    private static readonly Dictionary<string, UnsavableKind> Kinds = UnsavableKind.All
        .SelectMany(static kind => kind.Names, static (kind, name) => (kind, name))
        .ToDictionary(static pair => pair.name, static pair => pair.kind, StringComparer.Ordinal);

    // Most types are none of these, and their own names tell.
    private static readonly HashSet<string> SimpleNames = new(Kinds.Keys.Select(static name => name.Split('.').Last()), StringComparer.Ordinal);

    /// <summary>Why a type can never be saved, and what to do; null if nothing is known against it.</summary>
    public static (string Reason, string Cure)? Explain(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType)
            return ("it is a ref struct, which lives on the stack", Exclude);
        if (PlatformTypes.Find(type) is not null)
            return null;
        if (type.IsAnonymousType)
            return ("it is of an anonymous type, whose name and members change with every build", "make a [Savable] class or record of it");

        // A class derived from one of these may be the user's own.
        for (INamedTypeSymbol? current = type.OriginalDefinition; current is not null && !type.IsSavable(); current = current.BaseType?.OriginalDefinition)
        {
            if (KindOf(current) is { } kind)
                return (kind.Reason, kind.Cure);
        }

        // Those of the platform are structs within the collections.
        INamedTypeSymbol? iteration = type is { IsValueType: true, ContainingType: not null } && !type.IsSavable()
            ? type.AllInterfaces.FirstOrDefault(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerator)
            : null;
        return iteration is not null && KindOf(iteration) is { } iterator ? (iterator.Reason, iterator.Cure) : null;
    }

    private static UnsavableKind? KindOf(INamedTypeSymbol type) =>
        SimpleNames.Contains(type.Name) && type.ContainingType is null && Kinds.TryGetValue($"{type.ContainingNamespace}.{type.Name}", out UnsavableKind? kind) ? kind : null;
}
