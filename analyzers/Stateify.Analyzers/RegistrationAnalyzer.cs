using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>Finds <c>[assembly: SavableType(typeof(T))]</c> that registers nothing because <c>T</c> cannot be saved.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegistrationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(GraphRules.UnsavableRegistration);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (attribute is not { Parent: AttributeListSyntax { Target: not null }, ArgumentList.Arguments: { Count: 1 } arguments }
            || arguments[0].Expression is not TypeOfExpressionSyntax typeOf)
        {
            return;
        }

        if (context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type?.ToDisplayString() != Attributes.SavableTypeMetadataName
            || context.SemanticModel.GetTypeInfo(typeOf.Type, context.CancellationToken).Type is not { TypeKind: not TypeKind.Error } type)
        {
            return;
        }

        if (WhyNotRegistered(type, context.Compilation.Assembly) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GraphRules.UnsavableRegistration, attribute.GetLocation(), type.ToDisplayString(), reason));
        }
    }

    private static string? WhyNotRegistered(ITypeSymbol type, IAssemblySymbol assembly) =>
        type is INamedTypeSymbol { IsUnboundGenericType: true }
            ? "it is an open generic type, which has no instances"
            : new ColumnInspector(assembly).Inspect(type).Reason;
}
