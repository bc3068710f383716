using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>Finds what code changes of the savable objects that its own object refers to.</summary>
internal static class SideEffects
{
    /// <summary>The members that are set and the methods that change something, as they would be written.</summary>
    public static IEnumerable<string> In(IOperation body, BodyEffects effects, CancellationToken cancellation)
    {
        ObjectTrail trail = new(body, effects, cancellation);
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (OwnMembers.Referred(operation) is var (member, owner) && IsOther(owner) && OwnMembers.IsChanged(operation))
                yield return $"{owner!.Type!.Name}.{member.Name}";
            else if (operation is IInvocationOperation { TargetMethod: { } method } call && IsOther(call.Instance) && effects.ChangedBy(method, cancellation).Count > 0)
                yield return $"{call.Instance!.Type!.Name}.{method.Name}()";
        }

        bool IsOther(IOperation? instance) =>
            instance is { Type: { IsReferenceType: true } type } && type.IsSavable() && trail.To(instance) is { Count: > 0 };
    }
}
