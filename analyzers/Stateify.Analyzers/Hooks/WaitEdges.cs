using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;
using Stateify.Generator.Inspection.Reach;

namespace Stateify.Analyzers.Hooks;

/// <summary>
/// The fields of a compilation that are marked <c>[Wait]</c>, as edges between the classes that hold them and those that they can lead
/// to. What a struct waits for, the class that holds it in place waits for. Thread-safe.
/// </summary>
internal sealed class WaitEdges(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<StateMember>> _own = new(SymbolEqualityComparer.Default);
    private readonly Lazy<TypeFamilies> _families = new(() => new TypeFamilies(AssemblyTypes.SavableIn(compilation)));

    /// <summary>The members marked <c>[Wait]</c> that a class or struct declares itself.</summary>
    public IReadOnlyList<StateMember> DeclaredBy(INamedTypeSymbol type) => _own.GetOrAdd(type.OriginalDefinition, static definition =>
        definition.IsSavable() && !definition.DeclaringSyntaxReferences.IsEmpty
            ? [.. StateMember.Of(definition).Where(static member => member.Find(Attributes.Wait) is not null && !member.IsLeftOut)]
            : []);

    /// <summary>
    /// A way by which an object can wait for itself: a member, what it leads to, and so on until the first member comes round. Null if
    /// there is none; a member that leads only to more of its own kind, like that of a list, is none.
    /// </summary>
    public IReadOnlyList<StateMember>? PossibleCycle(StateMember member, CancellationToken cancellation) =>
        Cycle(member, TargetsOf, skipItself: true, cancellation);

    /// <summary>The same with members only that always lead on: never null, and to classes that declare the next one.</summary>
    public IReadOnlyList<StateMember>? CertainCycle(StateMember member, CancellationToken cancellation) =>
        Cycle(member, static edge => IsNeverNull(edge) && edge.Type is INamedTypeSymbol type && type.IsSavable() ? [type] : [], skipItself: false, cancellation);

    private IReadOnlyList<StateMember>? Cycle(
        StateMember first, Func<StateMember, IEnumerable<INamedTypeSymbol>> targets, bool skipItself, CancellationToken cancellation)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Queue<IReadOnlyList<StateMember>> left = new([[first]]);
        while (left.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<StateMember> path = left.Dequeue();
            foreach (StateMember next in targets(path[path.Count - 1]).SelectMany(EdgesOf))
            {
                bool isRound = SymbolEqualityComparer.Default.Equals(next.Symbol, first.Symbol);
                if (isRound && !(skipItself && path.Count == 1))
                    return path;
                if (!isRound && seen.Add(next.Symbol))
                    left.Enqueue([.. path, next]);
            }
        }

        return null;
    }

    /// <summary>The members that objects of a class wait by: its own, inherited ones, and those of structs it holds in place.</summary>
    private IEnumerable<StateMember> EdgesOf(INamedTypeSymbol type)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Queue<INamedTypeSymbol> left = new([type.OriginalDefinition]);
        while (left.Count > 0)
        {
            INamedTypeSymbol current = left.Dequeue();
            if (!current.IsSavable() || current.DeclaringSyntaxReferences.IsEmpty || !seen.Add(current))
                continue;
            foreach (StateMember member in DeclaredBy(current))
                yield return member;
            if (current.BaseType is { } baseType)
                left.Enqueue(baseType.OriginalDefinition);
            foreach (StateMember part in StateMember.Of(current))
            {
                if (!part.IsLeftOut && part.ItemType is INamedTypeSymbol { IsValueType: true } partType)
                    left.Enqueue(partType.OriginalDefinition);
            }
        }
    }

    private IEnumerable<INamedTypeSymbol> TargetsOf(StateMember member) => Named(member.ItemType).SelectMany(_families.Value.MembersOf);

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named when named.IsSavable() => [named],
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Append(named),
        _ => [],
    };

    private static bool IsNeverNull(StateMember member) =>
        member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } && member.Find(Attributes.SaveAs) is null;
}
