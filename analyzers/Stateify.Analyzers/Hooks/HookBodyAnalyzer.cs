using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>
/// Finds hooks that do not do what they are for. Only methods with the names of hooks are looked into, and of other code what they
/// call on savable objects.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HookBodyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(HookRules.LostTask, HookRules.SideEffect, HookRules.UnawaitedRead);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            BodyEffects effects = new(start.Compilation);
            start.RegisterSyntaxNodeAction(node => Analyze(node, effects), SyntaxKind.MethodDeclaration);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, BodyEffects effects)
    {
        MethodDeclarationSyntax declaration = (MethodDeclarationSyntax)context.Node;
        if (!HookInspector.Hooks.Contains(declaration.Identifier.ValueText)
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } hook
            || !hook.ContainingType.IsSavable()
            || !HookInspector.IsHook(hook)
            || context.SemanticModel.GetOperation(declaration, context.CancellationToken) is not { } body)
        {
            return;
        }

        string name = $"{hook.ContainingType.Name}.{hook.Name}";
        string phase = hook.Name == HookInspector.AfterLoad ? "load" : "save";
        foreach (IInvocationOperation call in LostTasks.In(body))
            context.ReportDiagnostic(Diagnostic.Create(HookRules.LostTask, call.Syntax.GetLocation(), name, call.TargetMethod.Name, phase));
        if (hook.Name == HookInspector.BeforeSave && !HasAfterSave(hook.ContainingType))
            ReportSideEffects(context, declaration, name, body, effects);
        if (hook.Name == HookInspector.AfterLoad)
            ReportUnawaitedReads(context, name, body, effects);
    }

    private static bool HasAfterSave(INamedTypeSymbol type) =>
        HookInspector.Inspect(type, HookInspector.AfterSave, problems: null).Exists;

    private static void ReportSideEffects(
        SyntaxNodeAnalysisContext context, MethodDeclarationSyntax declaration, string name, IOperation body, BodyEffects effects)
    {
        string[] changes = [.. SideEffects.In(body, effects, context.CancellationToken).Distinct()];
        if (changes.Length > 0)
            context.ReportDiagnostic(Diagnostic.Create(HookRules.SideEffect, declaration.Identifier.GetLocation(), name, string.Join(", ", changes)));
    }

    private static void ReportUnawaitedReads(SyntaxNodeAnalysisContext context, string name, IOperation body, BodyEffects effects)
    {
        foreach (UnawaitedRead read in new UnawaitedReads(effects, context.CancellationToken).In(body))
        {
            // The fix that adds [Wait] needs the place of the field.
            context.ReportDiagnostic(Diagnostic.Create(
                HookRules.UnawaitedRead,
                read.Location,
                read.Leading.Location is { } field ? [field] : [],
                name,
                read.Member,
                read.Type,
                $"{read.Leading.Symbol.ContainingType.Name}.{read.Leading.Symbol.Name}"));
        }
    }
}
