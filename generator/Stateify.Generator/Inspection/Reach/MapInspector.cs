using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>Draws the map of a compilation's saved state, from the verdicts by which its code is generated.</summary>
internal sealed class MapInspector
{
    private readonly StateWorld _world;
    private readonly ColumnInspector _columns;
    private readonly Dictionary<INamedTypeSymbol, HashSet<INamedTypeSymbol>> _next = new(SymbolEqualityComparer.Default);

    private MapInspector(Compilation compilation)
    {
        _world = new StateWorld(compilation);
        _columns = new ColumnInspector(compilation.Assembly);
    }

    public static StateMap Inspect(Compilation compilation, CancellationToken cancellation)
    {
        MapInspector inspector = new(compilation);
        List<MapType> types = [];
        foreach (INamedTypeSymbol type in inspector._world.OwnSavable)
        {
            cancellation.ThrowIfCancellationRequested();
            types.Add(inspector.InspectType(type));
        }

        return new StateMap(
            compilation.AssemblyName ?? "",
            new EquatableArray<MapRoot>(inspector.Roots().OrderBy(static root => root.Name, StringComparer.Ordinal)),
            new EquatableArray<MapType>(types.OrderBy(static type => type.Name, StringComparer.Ordinal)));
    }

    private IEnumerable<MapRoot> Roots()
    {
        HashSet<INamedTypeSymbol> reached = new(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol type in new StateRoots(_world).Ordered())
        {
            if (reached.Contains(type))
                continue;
            HashSet<INamedTypeSymbol> reach = ReachOf(type);
            reached.UnionWith(reach);
            yield return new MapRoot(StateNames.Of(type), Sorted(reach.Where(other => !SymbolEqualityComparer.Default.Equals(other, type))));
        }
    }

    private HashSet<INamedTypeSymbol> ReachOf(INamedTypeSymbol root)
    {
        HashSet<INamedTypeSymbol> reach = new(SymbolEqualityComparer.Default) { root };
        Queue<INamedTypeSymbol> left = new([root]);
        while (left.Count > 0)
        {
            foreach (INamedTypeSymbol next in _next.TryGetValue(left.Dequeue(), out HashSet<INamedTypeSymbol>? targets) ? targets : [])
            {
                if (reach.Add(next))
                    left.Enqueue(next);
            }
        }

        return reach;
    }

    private MapType InspectType(INamedTypeSymbol type)
    {
        HashSet<INamedTypeSymbol> next = new(SymbolEqualityComparer.Default);
        _next.Add(type, next);
        List<MapMember> members = [];
        if (PlatformBases.HasElements(type.BaseType))
            members.Add(Member("(elements)", type.BaseType!, MapVerdict.Saved, null, type.BaseType, next));
        foreach (StateMember member in StateMember.Of(type))
            members.Add(InspectMember(member, next));
        INamedTypeSymbol? baseType = type.BaseType is { } symbol && symbol.IsSavable() ? symbol.OriginalDefinition : null;
        if (baseType is not null)
            next.Add(baseType);
        return new MapType(StateNames.Of(type), baseType is null ? null : StateNames.Of(baseType), new EquatableArray<MapMember>(members));
    }

    private MapMember InspectMember(StateMember member, HashSet<INamedTypeSymbol> next)
    {
        string name = member.Symbol.Name;
        string? key = member.Find(Attributes.External)?.ConstructorArguments.FirstOrDefault().Value as string;
        if (member.Find(Attributes.NoSave) is { } left)
            return Member(name, member.Type, MapVerdict.NotSaved, left.ConstructorArguments.FirstOrDefault().Value as string, null, next);
        if (member.Find(Attributes.ZeroValue) is not null)
            return Member(name, member.Type, MapVerdict.Zero, null, null, next);
        if (key is not null)
            return Member(name, member.Type, MapVerdict.External, key, null, next);

        ITypeSymbol? other = member.Find(Attributes.SaveAs)?.AttributeClass?.TypeArguments.FirstOrDefault();
        ITypeSymbol saved = other ?? member.ItemType;
        if (_columns.Inspect(saved).Reason is { } reason)
            return Member(name, member.Type, MapVerdict.Unsavable, reason, null, next);
        return Member(name, member.Type, other is null ? MapVerdict.Saved : MapVerdict.SavedAs, other is null ? null : Shown(other), saved, next);
    }

    private MapMember Member(string name, ITypeSymbol type, MapVerdict verdict, string? reason, ITypeSymbol? saved, HashSet<INamedTypeSymbol> next)
    {
        HashSet<INamedTypeSymbol> targets = new(SymbolEqualityComparer.Default);
        if (saved is not null)
            AddTargets(saved, targets);
        next.UnionWith(targets);
        return new MapMember(name, Shown(type), verdict, reason, Sorted(targets));
    }

    private void AddTargets(ITypeSymbol type, HashSet<INamedTypeSymbol> targets)
    {
        if (type is IArrayTypeSymbol array)
            AddTargets(array.ElementType, targets);
        if (type is not INamedTypeSymbol named)
            return;
        StateForm form = _world.FormOf(named);
        if (named.IsSavable())
            targets.Add(named.OriginalDefinition);
        if (form.IsFamily)
            targets.UnionWith(_world.MembersOf(named).Where(static member => member.IsSavable()));
        foreach (ITypeSymbol argument in form.HoldsArguments ? (IEnumerable<ITypeSymbol>)named.TypeArguments : [])
            AddTargets(argument, targets);
    }

    private static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static EquatableArray<string> Sorted(IEnumerable<INamedTypeSymbol> types) =>
        new(types.Select(StateNames.Of).OrderBy(static name => name, StringComparer.Ordinal));
}
