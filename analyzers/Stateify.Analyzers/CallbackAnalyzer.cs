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
    private const string ShortName = "SavableCallback";

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
            Lazy<HashSet<string>> names = new(() => NamesIn(start.Compilation));
            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (names.Value.Contains(LastName(((AttributeSyntax)node.Node).Name)))
                        Analyze(node);
                },
                SyntaxKind.Attribute);
        });
    }

    // What the attribute can be called: nearly all that a file has are others, and binding each takes long.
    private static HashSet<string> NamesIn(Compilation compilation)
    {
        HashSet<string> names = new(StringComparer.Ordinal) { Attributes.SavableCallback, ShortName };
        foreach (UsingDirectiveSyntax alias in compilation.SyntaxTrees.SelectMany(static file => ((CompilationUnitSyntax)file.GetRoot()).DescendantNodes(MayHaveUsings)).OfType<UsingDirectiveSyntax>())
        {
            if (alias is { Alias.Name.Identifier.ValueText: { } name, Name: { } target } && LastName(target) == Attributes.SavableCallback)
                names.Add(name);
        }

        return names;
    }

    private static bool MayHaveUsings(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent?.Parent is not { } owner
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
