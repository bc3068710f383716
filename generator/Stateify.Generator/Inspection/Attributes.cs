using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The attributes a user types, and how to find them.</summary>
internal static class Attributes
{
    public const string Namespace = "Stateify";
    public const string SavableMetadataName = "Stateify.SavableAttribute";
    public const string SavableTypeMetadataName = "Stateify.SavableTypeAttribute";

    public const string Savable = "SavableAttribute";
    public const string NoSave = "NoSaveAttribute";
    public const string ZeroValue = "ZeroValueAttribute";
    public const string Wait = "WaitAttribute";
    public const string External = "ExternalAttribute";
    public const string SaveAs = "SaveAsAttribute";

    public static bool IsSavable(this ITypeSymbol type) => type.OriginalDefinition.Find(Savable) is not null;

    public static AttributeData? Find(this ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true })
                return attribute;
        }

        return null;
    }
}
