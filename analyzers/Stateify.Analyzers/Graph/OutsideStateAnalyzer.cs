using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Graph;

/// <summary>Finds code of savable types that depends on what no save keeps. It is off unless a project asks for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutsideStateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(GraphRules.OutsideState);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            Analyze, OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        IOperation operation = context.Operation;
        if (context.ContainingSymbol.ContainingType is not { } type || !type.IsSavable() || IsWritten(operation) || IsHashOfItsOwn(context.ContainingSymbol))
            return;
        if (MemberOf(operation) is { } member && OutsideSources.Explain(member.OriginalDefinition) is { } what)
        {
            string shown = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {member.ContainingType.Name}()" : $"{member.ContainingType.Name}.{member.Name}";
            context.ReportDiagnostic(Diagnostic.Create(GraphRules.OutsideState, operation.Syntax.GetLocation(), type.Name, shown, what));
        }
    }

    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation reference => reference.Member,
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private static bool IsWritten(IOperation operation) => operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    // Nobody keeps the result beyond the process, for hashed collections are hashed again when they are loaded.
    private static bool IsHashOfItsOwn(ISymbol symbol) => symbol is IMethodSymbol { Name: nameof(GetHashCode), IsOverride: true };
}
