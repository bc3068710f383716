using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>How the registry of an assembly, which is outside of all types, finds a savable type.</summary>
internal static class RegistryAccess
{
    /// <summary>The expression for the type; null for an open generic one, which those register who close it.</summary>
    public static string? Expression(INamedTypeSymbol type)
    {
        if (type.WithContainers().Any(static symbol => symbol.IsGenericType))
            return null;
        RegistryStep? outermost = Path(type).FirstOrDefault();
        return outermost is null ? $"{type.FullName()}.StateRows.Type" : $"{outermost.Container}.{outermost.Property}";
    }

    /// <summary>The containers that must hand out a hidden nested type, outermost first.</summary>
    public static IReadOnlyList<RegistryStep> Path(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> chain = [.. type.WithContainers()];
        if (chain.TrueForAll(IsReachable) || chain.Exists(static symbol => symbol.IsGenericType))
            return [];
        return [.. chain.Take(chain.Count - 1).Select((container, level) => new RegistryStep(
            container.FullName(),
            $"StateOf_{string.Join("__", chain.Skip(level + 1).Select(static symbol => symbol.Name))}"))];
    }

    /// <summary>The types a type is nested in, outermost first, and the type.</summary>
    public static IEnumerable<INamedTypeSymbol> WithContainers(this INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> chain = new();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            chain.Push(current);
        return chain;
    }

    private static bool IsReachable(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
