using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>
/// Finds what an <c>AfterLoad</c> reads of other objects before it is there. What a row has filled can be relied on; what another
/// object's own hook sets cannot, unless each field that leads there is marked <c>[Wait]</c>.
/// </summary>
internal sealed class UnawaitedReads(BodyEffects effects, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>The reads in a body and in the methods of the same object that it calls; those are reported at the call.</summary>
    public IEnumerable<UnawaitedRead> In(IOperation body)
    {
        ObjectTrail trail = new(body, effects, cancellation);
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Find(operation, trail) is { } read)
                yield return read;
            foreach (IMethodSymbol called in BodyEffects.OwnCalls(operation).Where(_seen.Add))
            {
                foreach (UnawaitedRead inner in effects.BodyOf(called, cancellation) is { } code ? In(code) : [])
                    yield return inner with { Location = NameIn(operation.Syntax) };
            }
        }
    }

    private UnawaitedRead? Find(IOperation operation, ObjectTrail trail)
    {
        (ISymbol Member, IOperation? Owner)? use = operation is IInvocationOperation call
            ? (call.TargetMethod.OriginalDefinition, call.Instance)
            : OwnMembers.Referred(operation);
        if (use is not ({ } member, { Type: INamedTypeSymbol type } owner) || !type.IsSavable() || OwnMembers.IsChanged(operation))
            return null;
        if (!ReadThrough(member).Intersect(effects.SetByHooks(type, cancellation), SymbolEqualityComparer.Default).Any())
            return null;
        return trail.To(owner) is { Count: > 0 } path && FirstUnawaited(path) is { } leading
            ? new UnawaitedRead(NameIn(operation.Syntax), $"{type.Name}.{member.Name}", type.Name, leading)
            : null;
    }

    private IEnumerable<ISymbol> ReadThrough(ISymbol member) => member switch
    {
        IMethodSymbol method => effects.ReadBy(method, cancellation),
        IPropertySymbol property => effects.ReadBy(property.GetMethod, cancellation).Append(property),
        _ => [member],
    };

    private static StateMember? FirstUnawaited(IReadOnlyList<ISymbol> path)
    {
        foreach (ISymbol symbol in path)
        {
            StateMember? member = symbol.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false } type
                ? StateMember.Of(type.OriginalDefinition).FirstOrDefault(candidate => candidate.Carries(symbol))
                : null;
            if (member is null || member.IsLeftOut)
                return null;
            bool isPart = member.Type.IsValueType && member.Type.IsSavable();
            if (!isPart && member.Find(Attributes.Wait) is null)
                return member;
        }

        return null;
    }

    private static Location NameIn(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => NameIn(call.Expression),
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        _ => syntax.GetLocation(),
    };
}

/// <summary>A read of what is perhaps not there yet.</summary>
/// <param name="Location">Where.</param>
/// <param name="Member">What is read.</param>
/// <param name="Type">The type whose hook sets it.</param>
/// <param name="Leading">The member on the way there that lacks <c>[Wait]</c>.</param>
internal sealed record UnawaitedRead(Location Location, string Member, string Type, StateMember Leading);
