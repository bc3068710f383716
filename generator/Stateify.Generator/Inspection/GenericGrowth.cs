using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Recognizes generic types whose fields lead to ever larger constructions of themselves, such as a <c>Node&lt;Node&lt;T&gt;&gt;</c> in
/// <c>Node&lt;T&gt;</c>: the types that must be registered would never end.
/// </summary>
internal static class GenericGrowth
{
    // No sensible type is nested as deeply; one that grows passes any limit.
    private const int MaxDepth = 12;

    public static bool IsEndless(INamedTypeSymbol type)
    {
        HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default) { type };
        Queue<INamedTypeSymbol> left = new([type]);
        while (type.IsGenericType && left.Count > 0)
        {
            foreach (StateMember member in StateMember.Of(left.Dequeue()))
            {
                if (member.IsLeftOut)
                    continue;
                foreach (INamedTypeSymbol part in PartsOf(member.Type))
                {
                    if (IsDeep(part))
                        return true;
                    if (part.IsGenericType && part.IsSavable() && seen.Add(part))
                        left.Enqueue(part);
                }
            }
        }

        return false;
    }

    /// <summary>Whether a type is nested so deeply in itself and others that it must have grown.</summary>
    public static bool IsDeep(INamedTypeSymbol type) => Depth(type) > MaxDepth;

    private static IEnumerable<INamedTypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => PartsOf(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(PartsOf).Append(named),
        _ => [],
    };

    private static int Depth(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => 1 + Depth(array.ElementType),
        INamedTypeSymbol named => 1 + named.TypeArguments.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
