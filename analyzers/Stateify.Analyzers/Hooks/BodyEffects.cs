using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>
/// What methods and accessors do to the object they are called on, as far as their sources tell: the members they read and change,
/// themselves or through other methods of the same object. One instance serves a compilation; thread-safe.
/// </summary>
internal sealed class BodyEffects(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, Effects> _effects = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<ISymbol>> _setByHooks = new(SymbolEqualityComparer.Default);

    /// <summary>The members that a method changes.</summary>
    public IReadOnlyCollection<ISymbol> ChangedBy(IMethodSymbol? method, CancellationToken cancellation) => Of(method, cancellation).Changed;

    /// <summary>The members that a method reads.</summary>
    public IReadOnlyCollection<ISymbol> ReadBy(IMethodSymbol? method, CancellationToken cancellation) => Of(method, cancellation).Read;

    /// <summary>The members of a type, and of those it derives from, that get their value from a hook of it when it is loaded.</summary>
    public IReadOnlyCollection<ISymbol> SetByHooks(INamedTypeSymbol type, CancellationToken cancellation)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (_setByHooks.TryGetValue(definition, out HashSet<ISymbol>? known))
            return known;
        HashSet<ISymbol> members = new(SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? current = definition; current is not null && current.IsSavable(); current = current.BaseType?.OriginalDefinition)
        {
            if (current.DeclaringSyntaxReferences.IsEmpty)
                break;
            members.UnionWith(StateMember.Of(current).Where(static member => member.Find(Attributes.SaveAs) is not null).Select(static member => member.Symbol));
            foreach (IMethodSymbol hook in current.GetMembers(HookInspector.AfterLoad).OfType<IMethodSymbol>().Where(HookInspector.IsHook))
                members.UnionWith(ChangedBy(hook, cancellation));
        }

        return _setByHooks.GetOrAdd(definition, members);
    }

    /// <summary>The code of a method or accessor; null if there is none.</summary>
    public IOperation? BodyOf(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation)
            : null;

    /// <summary>The methods and accessors of the same object that an operation calls.</summary>
    public static IEnumerable<IMethodSymbol> OwnCalls(IOperation operation)
    {
        if (operation is IInvocationOperation { Instance: IInstanceReferenceOperation } call)
            yield return call.TargetMethod.OriginalDefinition;
        if (operation is not IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { } property })
            yield break;
        if ((OwnMembers.IsChanged(operation) ? property.SetMethod : property.GetMethod) is { } accessor)
            yield return accessor.OriginalDefinition;
    }

    private Effects Of(IMethodSymbol? method, CancellationToken cancellation)
    {
        if (method is null)
            return Effects.None;
        if (!_effects.TryGetValue(method.OriginalDefinition, out Effects? effects))
            effects = _effects.GetOrAdd(method.OriginalDefinition, Find(method.OriginalDefinition, cancellation));
        return effects;
    }

    private Effects Find(IMethodSymbol method, CancellationToken cancellation)
    {
        Effects effects = new();
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { method };
        Queue<IMethodSymbol> left = new([method]);
        while (left.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (BodyOf(left.Dequeue(), cancellation) is not { } body)
                continue;
            foreach (IOperation operation in body.DescendantsAndSelf())
            {
                if (OwnMembers.Of(operation) is { } member)
                    (OwnMembers.IsChanged(operation) ? effects.Changed : effects.Read).Add(member);
                foreach (IMethodSymbol called in OwnCalls(operation).Where(seen.Add))
                    left.Enqueue(called);
            }
        }

        return effects;
    }

    private sealed class Effects
    {
        public static readonly Effects None = new();

        public HashSet<ISymbol> Read { get; } = new(SymbolEqualityComparer.Default);

        public HashSet<ISymbol> Changed { get; } = new(SymbolEqualityComparer.Default);
    }
}
