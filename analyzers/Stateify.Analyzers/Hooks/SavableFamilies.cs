using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Hooks;

/// <summary>The savable classes of a compilation by the classes and interfaces through which they can be met.</summary>
internal sealed class SavableFamilies
{
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> _members = new(SymbolEqualityComparer.Default);

    public SavableFamilies(Compilation compilation)
    {
        foreach (INamedTypeSymbol type in SavableTypes.Of(compilation))
            Add(type);
    }

    /// <summary>The classes whose objects a reference to a type can refer to.</summary>
    public IReadOnlyList<INamedTypeSymbol> Of(INamedTypeSymbol type) =>
        _members.TryGetValue(type.OriginalDefinition, out List<INamedTypeSymbol>? members) ? members : [];

    private void Add(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
            Add(contract, type);
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            Add(current, type);
    }

    private void Add(INamedTypeSymbol family, INamedTypeSymbol type)
    {
        if (!_members.TryGetValue(family.OriginalDefinition, out List<INamedTypeSymbol>? members))
            _members.Add(family.OriginalDefinition, members = []);
        members.Add(type);
    }
}
