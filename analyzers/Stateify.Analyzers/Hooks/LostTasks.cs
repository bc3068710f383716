using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Stateify.Analyzers.Hooks;

/// <summary>Finds calls whose task nobody keeps. Who writes <c>_ = </c> before one has thought of it.</summary>
internal static class LostTasks
{
    public static IEnumerable<IInvocationOperation> In(IOperation body)
    {
        foreach (IOperation child in body.ChildOperations)
        {
            // What a function within the hook does is the business of whoever calls it.
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;
            if (child is IExpressionStatementOperation statement && CallIn(statement.Operation) is { } call && IsLost(call))
                yield return call;
            foreach (IInvocationOperation inner in In(child))
                yield return inner;
        }
    }

    private static IInvocationOperation? CallIn(IOperation operation) => operation switch
    {
        IInvocationOperation call => call,
        IConditionalAccessOperation access => CallIn(access.WhenNotNull),
        _ => null,
    };

    private static bool IsLost(IInvocationOperation call) =>
        call.TargetMethod is { IsAsync: true, ReturnsVoid: true }
        || call.TargetMethod.ReturnType.GetMembers(WellKnownMemberNames.GetAwaiter).OfType<IMethodSymbol>().Any(static method => method.Parameters.IsEmpty)
        || call.TargetMethod.ReturnType.BaseType is { Name: "Task" };
}
