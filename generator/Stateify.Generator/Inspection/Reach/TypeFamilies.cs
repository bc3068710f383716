using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>Types by the classes and interfaces through which they can be met, themselves included.</summary>
internal sealed class TypeFamilies
{
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> _members = new(SymbolEqualityComparer.Default);

    public TypeFamilies(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (INamedTypeSymbol type in types)
        {
            foreach (INamedTypeSymbol family in Of(type))
                Add(family, type);
        }
    }

    /// <summary>The classes and interfaces through which objects of a type can be met, the type first.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            yield return current;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
            yield return contract;
    }

    /// <summary>The types whose objects a reference to a type can refer to, whatever its type arguments.</summary>
    public IReadOnlyList<INamedTypeSymbol> MembersOf(INamedTypeSymbol family) =>
        _members.TryGetValue(family.OriginalDefinition, out List<INamedTypeSymbol>? members) ? members : [];

    private void Add(INamedTypeSymbol family, INamedTypeSymbol type)
    {
        if (!_members.TryGetValue(family.OriginalDefinition, out List<INamedTypeSymbol>? members))
            _members.Add(family.OriginalDefinition, members = []);
        members.Add(type);
    }
}
