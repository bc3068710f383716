using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>Finds <c>[SavableCallback]</c> on what saved delegates could not call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallbackAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(MemberRules.UnsavableCallback);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);

        // By its syntax: lambdas, local functions and accessors can have attributes, too, and are no members.
        context.RegisterCompilationStartAction(static start =>
        {
            Lazy<CallbackNames> names = new(() => new CallbackNames(start.Compilation));
            start.RegisterSyntaxNodeAction(node => Analyze(node, names.Value), SyntaxKind.Attribute);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, CallbackNames names)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (!names.Contains(attribute.Name)
            || attribute.Parent?.Parent is not { } owner
            || context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type?.ToDisplayString() != Attributes.SavableCallbackMetadataName)
        {
            return;
        }

        ISymbol? symbol = owner is LambdaExpressionSyntax
            ? context.SemanticModel.GetSymbolInfo(owner, context.CancellationToken).Symbol
            : context.SemanticModel.GetDeclaredSymbol(owner, context.CancellationToken);
        if (symbol is not IMethodSymbol method || CallbackInspector.Inspect(method) is not { Reason: { } reason, Cure: { } cure })
            return;

        string name = method.MethodKind == MethodKind.AnonymousFunction ? "a lambda" : $"{method.ContainingType.Name}.{method.Name}";
        context.ReportDiagnostic(Diagnostic.Create(MemberRules.UnsavableCallback, attribute.GetLocation(), name, reason, cure));
    }
}
