using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>
/// The types that graphs of a compilation can be made of, found from its savable types by way of fields, elements, type arguments,
/// implementers and derived classes, and the gaps where they lead to what cannot be saved. Each type is looked at once, and each
/// family of types is entered once, however many fields lead there. Immutable when it is made.
/// </summary>
internal sealed class StateGraph
{
    private readonly StateWorld _world;
    private readonly Queue<(INamedTypeSymbol Type, StatePlace Place)> _left = new();
    private readonly Dictionary<INamedTypeSymbol, StatePlace> _types = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, StatePlace> _places = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _blamed = new(SymbolEqualityComparer.Default);
    private readonly List<StateGap> _gaps = [];

    private StateGraph(StateWorld world) => _world = world;

    /// <summary>The gaps, in the order in which they were met.</summary>
    public IReadOnlyList<StateGap> Gaps => _gaps;

    /// <summary>Follows what the savable types of a compilation lead to.</summary>
    public static StateGraph Of(Compilation compilation)
    {
        StateGraph graph = new(new StateWorld(compilation));
        foreach (INamedTypeSymbol root in new StateRoots(graph._world).Ordered())
        {
            graph.Enter(root, StatePlace.Of(root));
            graph.Follow();
        }

        foreach (INamedTypeSymbol registered in Registered(compilation))
        {
            graph.Visit(registered, StatePlace.Of(registered));
            graph.Follow();
        }

        graph.FindStrays();
        return graph;
    }

    /// <summary>Whether a type is among those that graphs are made of, so that it is registered if it can be.</summary>
    public bool Contains(INamedTypeSymbol type) => _types.ContainsKey(type);

    /// <summary>The first place where an object of a type can be, by the classes and interfaces it is met through; null if there is none.</summary>
    public StatePlace? PlaceFor(INamedTypeSymbol type) => TypeFamilies.Of(type)
        .Skip(1)
        .Select(family => _places.TryGetValue(family, out StatePlace? place) && _world.FormOf(family).IsFamily ? place : null)
        .FirstOrDefault(static place => place is not null);

    private static IEnumerable<INamedTypeSymbol> Registered(Compilation compilation) => compilation.Assembly
        .FindAll(Attributes.SavableType)
        .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
        .OfType<ITypeSymbol>()
        .Select(ElementOf)
        .OfType<INamedTypeSymbol>()
        .Where(static type => !type.IsUnboundGenericType);

    private static ITypeSymbol ElementOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? ElementOf(array.ElementType) : type;

    private void Follow()
    {
        while (_left.Count > 0)
        {
            (INamedTypeSymbol type, StatePlace place) = _left.Dequeue();
            bool isOwn = _world.IsOwn(type);
            foreach (StateValue value in _world.ValuesOf(type))
                Visit(value.Type, place.Member(value.Member, isOwn));
            if (PlatformBases.HasElements(type.BaseType))
                Visit(type.BaseType!, place);
            else if (type.BaseType is { } baseType && baseType.IsSavable())
                Enter(baseType, place);
        }
    }

    private void Enter(INamedTypeSymbol type, StatePlace place)
    {
        if (_types.ContainsKey(type) || GenericGrowth.IsDeep(type))
            return;
        _types.Add(type, place);
        _left.Enqueue((type, place));
    }

    private void Visit(ITypeSymbol type, StatePlace place)
    {
        if (type is IArrayTypeSymbol array)
            Visit(array.ElementType, place.Elements());
        if (type is not INamedTypeSymbol named)
            return;
        StateForm form = _world.FormOf(named);
        if (!_places.ContainsKey(named))
        {
            _places.Add(named, place);
            Expand(named, form, place);
        }

        if (form.HoldsNothing)
            Blame(StateGapKind.NothingSavable, place, named);
        if (!form.HoldsArguments)
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Visit(argument, form.HasElements ? place.Elements() : place);
    }

    private void Expand(INamedTypeSymbol type, StateForm form, StatePlace place)
    {
        if (type.IsSavable())
            Enter(type, place);
        if (!form.IsFamily)
            return;
        foreach (INamedTypeSymbol member in _world.MembersOf(type))
        {
            if (member.IsSavable())
                Enter(member, place);
            else if (!form.HoldsNothing && _blamed.Add(member))
                Blame(type.TypeKind == TypeKind.Interface ? StateGapKind.PossibleObject : StateGapKind.DerivedClass, place, member);
        }
    }

    private void Blame(StateGapKind kind, StatePlace place, INamedTypeSymbol type) => _gaps.Add(
        new StateGap(kind, place, place.Leading, (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)));

    // What leads to a savable class of another assembly may be hidden there.
    private void FindStrays()
    {
        foreach (INamedTypeSymbol type in _world.OwnUnsavable)
        {
            INamedTypeSymbol? ancestor = TypeFamilies.Of(type).TakeWhile(static family => family.TypeKind == TypeKind.Class).FirstOrDefault(static family => family.IsSavable());
            if (ancestor is not null && !_world.IsOwn(ancestor) && _blamed.Add(type))
                _gaps.Add(new StateGap(StateGapKind.PossibleObject, StatePlace.Of(ancestor), type, type));
        }
    }
}
