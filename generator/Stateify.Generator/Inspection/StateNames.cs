using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>The names under which state files know types, without type arguments.</summary>
internal static class StateNames
{
    /// <summary>The name that the user has given a type; null if it has none.</summary>
    public static string? GivenName(INamedTypeSymbol type) =>
        type.Find(Attributes.Savable)?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value as string;

    /// <summary>The given name of a type, or else its full name as the runtime has it.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        if (GivenName(type) is { } given)
            return given;
        string name = string.Join("+", type.WithContainers().Select(static symbol => symbol.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString()}.{name}";
    }
}
