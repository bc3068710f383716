using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>Follows an expression back to the object whose code it is in, by the members that lead from there.</summary>
internal sealed class ObjectTrail(IOperation body, BodyEffects effects, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _inProgress = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The members, outermost first: none for the object itself. Null for what was not reached through it, or not in a way that is
    /// understood.
    /// </summary>
    public IReadOnlyList<ISymbol>? To(IOperation? expression) => expression switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => [],
        IConversionOperation conversion => To(conversion.Operand),
        IParenthesizedOperation inner => To(inner.Operand),
        IConditionalAccessOperation access => To(access.WhenNotNull),
        IConditionalAccessInstanceOperation instance => To(AccessOf(instance)?.Operation),
        IArrayElementReferenceOperation element => To(element.ArrayReference),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => To(indexer.Instance),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments } => To(arguments[0].Value),
        IInvocationOperation { Instance: { Type: { } type } instance } when !type.IsSavable() => To(instance),
        ILocalReferenceOperation local when _inProgress.Add(local.Local) => ToLocal(local.Local),
        IParameterReferenceOperation when OwnMembers.Of(expression) is { } captured => [captured],
        not null when OwnMembers.Referred(expression) is var (member, owner) && To(owner) is { } path => [.. path, StateOf(member)],
        _ => null,
    };

    // Code that does not compile can define a variable by itself.
    private IReadOnlyList<ISymbol>? ToLocal(ILocalSymbol local)
    {
        IReadOnlyList<ISymbol>? path = To(SourceOf(local));
        _inProgress.Remove(local);
        return path;
    }

    // A property that computes its value from one member stands for that member.
    private ISymbol StateOf(ISymbol member) =>
        member is IPropertySymbol { GetMethod: { } getter } && effects.ReadBy(getter, cancellation) is { Count: 1 } read ? read.First() : member;

    // Where a local variable gets what it holds: from its initializer, or the elements of a collection.
    private IOperation? SourceOf(ILocalSymbol local)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                return declarator.GetVariableInitializer()?.Value ?? (declarator.Parent as IForEachLoopOperation)?.Collection;
        }

        return null;
    }

    private static IConditionalAccessOperation? AccessOf(IConditionalAccessInstanceOperation instance)
    {
        IOperation inner = instance;
        for (IOperation? outer = instance.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
                return access;
        }

        return null;
    }
}
