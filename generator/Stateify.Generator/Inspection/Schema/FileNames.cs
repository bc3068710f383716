using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Schema;

/// <summary>The names under which state files know types, with type arguments: the counterpart of the runtime's own.</summary>
internal static class FileNames
{
    /// <summary>The name of a type. A type parameter, for which the file has what stands for it, is its number after an exclamation mark.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        ITypeParameterSymbol parameter => "!" + NumberOf(parameter),
        IDynamicTypeSymbol => "System.Object",
        INamedTypeSymbol named => Of(named),
        _ => type.ToDisplayString(),
    };

    /// <summary>The number of a type parameter among those of its type, which has those of the types around it too.</summary>
    public static string NumberOf(ITypeParameterSymbol parameter)
    {
        int before = parameter.ContainingType is { ContainingType: { } container }
            ? container.WithContainers().Sum(static type => type.TypeParameters.Length)
            : 0;
        return (before + parameter.Ordinal).ToString(CultureInfo.InvariantCulture);
    }

    private static string Of(INamedTypeSymbol type)
    {
        List<string> arguments = [.. type.WithContainers().SelectMany(static part => part.TypeArguments).Select(Of)];
        string definition = StateNames.Of(type.OriginalDefinition);
        return arguments.Count == 0 ? definition : $"{definition}<{string.Join(", ", arguments)}>";
    }
}
