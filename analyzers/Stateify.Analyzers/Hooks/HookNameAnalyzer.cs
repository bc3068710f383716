using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>
/// Finds methods that somebody must have taken for hooks: misspelled ones, and those of base classes where nothing runs them. A method
/// that is used in its own type, or implements or overrides something, has another purpose.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HookNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(HookRules.HookName);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsSavable())
            return;
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.MethodKind == MethodKind.Ordinary
                && HookNames.Meant(method) is { } hook
                && !HasOtherPurpose(method, context.CancellationToken))
            {
                Report(context, method.Locations.FirstOrDefault(), $"{type.Name}.{method.Name}", hook, "it has another name", $"name it {hook}, or something else altogether");
            }
        }

        for (INamedTypeSymbol? current = type.BaseType; current is not null && !current.IsSavable(); current = current.BaseType)
            AnalyzeBase(context, type, current);
    }

    // Whoever derives from such a class may take what is written there for granted.
    private static void AnalyzeBase(SymbolAnalysisContext context, INamedTypeSymbol type, INamedTypeSymbol baseType)
    {
        foreach (string hook in HookInspector.Hooks)
        {
            bool isHidden = type.GetMembers(hook).Any(static member => member is IMethodSymbol);
            if (!isHidden && baseType.GetMembers(hook).OfType<IMethodSymbol>().FirstOrDefault(HookInspector.IsHook) is { IsAbstract: false })
            {
                Report(
                    context, type.Locations.FirstOrDefault(), $"{baseType.Name}.{hook}", $"{hook} of '{type.Name}'",
                    $"'{baseType.Name}' is not [Savable]", $"mark '{baseType.Name}' [Savable], or declare {hook} in '{type.Name}' and call it from there");
            }
        }
    }

    private static bool HasOtherPurpose(IMethodSymbol method, CancellationToken cancellation) =>
        method.IsOverride
        || method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).Any(member =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
        || method.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes())
            .Any(node => node is SimpleNameSyntax name && name.Identifier.ValueText == method.Name);

    private static void Report(SymbolAnalysisContext context, Location? location, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(HookRules.HookName, location ?? Location.None, arguments));
}
