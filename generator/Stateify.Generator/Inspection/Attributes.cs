using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The attributes a user types, and how to find them.</summary>
internal static class Attributes
{
    public const string Namespace = "Stateify";
    public const string SavableMetadataName = "Stateify.SavableAttribute";
    public const string SavableTypeMetadataName = "Stateify.SavableTypeAttribute";
    public const string RemovedTypeMetadataName = "Stateify.RemovedTypeAttribute";
    public const string SavableCallbackMetadataName = "Stateify.SavableCallbackAttribute";

    public const string Savable = "SavableAttribute";
    public const string NoSave = "NoSaveAttribute";
    public const string ZeroValue = "ZeroValueAttribute";
    public const string Wait = "WaitAttribute";
    public const string External = "ExternalAttribute";
    public const string SaveAs = "SaveAsAttribute";
    public const string SavableType = "SavableTypeAttribute";
    public const string SavableCallback = "SavableCallbackAttribute";

    public const string FormerlyNamed = "FormerlyNamedAttribute";
    public const string RemovedType = "RemovedTypeAttribute";
    public const string RemovedField = "RemovedFieldAttribute";

    public static bool IsSavable(this ITypeSymbol type) => type.OriginalDefinition.Find(Savable) is not null;

    // Asked of each member of each type, several times; most have no attributes.
    public static AttributeData? Find(this ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.IsOurs(name))
                return attribute;
        }

        return null;
    }

    public static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.IsOurs(name));

    /// <summary>The texts that attributes of a kind give as their first argument.</summary>
    public static IEnumerable<string> Texts(this ISymbol symbol, string name) => symbol.GetAttributes().Texts(name);

    /// <summary>The same, of attributes that have been found.</summary>
    public static IEnumerable<string> Texts(this IEnumerable<AttributeData> attributes, string name) => attributes
        .Where(attribute => attribute.IsOurs(name))
        .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
        .OfType<string>();

    /// <summary>Whether an attribute is one of this library's.</summary>
    public static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass?.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsOurs(this AttributeData attribute, string name) => attribute.AttributeClass?.Name == name && IsOurs(attribute);
}
