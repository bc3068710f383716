using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>
/// Orders the savable types of a compilation so that each comes after some type that leads to it, unless there is none: those that
/// start a way are the roots. Of types that lead to each other, the one that leads to most others is the first.
/// </summary>
internal sealed class StateRoots
{
    private readonly StateWorld _world;
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyCollection<INamedTypeSymbol>> _next = new(SymbolEqualityComparer.Default);

    public StateRoots(StateWorld world)
    {
        _world = world;
        foreach (INamedTypeSymbol type in world.OwnSavable)
            _next.Add(type, NextOf(type));
    }

    /// <summary>The types, the roots before all they lead to.</summary>
    public IEnumerable<INamedTypeSymbol> Ordered()
    {
        // In the reverse order of leaving them, no type comes before all that lead to it.
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        List<INamedTypeSymbol> done = [];
        foreach (INamedTypeSymbol start in _world.OwnSavable
            .OrderByDescending(type => _next[type].Count)
            .ThenBy(static type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            Walk(start, seen, done);
        }

        return done.AsEnumerable().Reverse();
    }

    private void Walk(INamedTypeSymbol start, HashSet<INamedTypeSymbol> seen, List<INamedTypeSymbol> done)
    {
        if (!seen.Add(start))
            return;
        Stack<(INamedTypeSymbol Type, IEnumerator<INamedTypeSymbol> Next)> way = new([(start, _next[start].GetEnumerator())]);
        while (way.Count > 0)
        {
            (INamedTypeSymbol type, IEnumerator<INamedTypeSymbol> next) = way.Peek();
            if (!next.MoveNext())
            {
                way.Pop();
                if (_world.IsOwn(type) && type.IsSavable())
                    done.Add(type);
            }
            else if (seen.Add(next.Current))
            {
                way.Push((next.Current, NodesAfter(next.Current).GetEnumerator()));
            }
        }
    }

    // A class or interface leads to those that stand for it, so that each of its fields need not.
    private IEnumerable<INamedTypeSymbol> NodesAfter(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> own = _next.TryGetValue(type, out IReadOnlyCollection<INamedTypeSymbol>? next) ? next : [];
        return own.Concat(_world.Families.MembersOf(type).Where(member => member.IsSavable() && _world.IsOwn(member)));
    }

    private HashSet<INamedTypeSymbol> NextOf(INamedTypeSymbol type)
    {
        HashSet<INamedTypeSymbol> next = new(SymbolEqualityComparer.Default);
        foreach (StateValue value in _world.ValuesOf(type))
            AddParts(value.Type, next);
        if (type.BaseType is { } baseType)
            AddParts(baseType, next);
        return next;
    }

    private void AddParts(ITypeSymbol type, HashSet<INamedTypeSymbol> parts)
    {
        if (type is IArrayTypeSymbol array)
            AddParts(array.ElementType, parts);
        if (type is not INamedTypeSymbol named)
            return;
        if (_world.Knows(named))
            parts.Add(named.OriginalDefinition);
        foreach (ITypeSymbol argument in named.TypeArguments)
            AddParts(argument, parts);
    }
}
