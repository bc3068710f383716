using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>
/// Says why a type marked <c>[Savable]</c> gets no code. Each type is inspected once, by the inspector of the generator, so
/// that the two cannot disagree; a type without a report has code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SavableTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DeclarationRules.NotPartial,
        DeclarationRules.UnsupportedDeclaration,
        DeclarationRules.UnsavedBase,
        DeclarationRules.NameConflict,
        DeclarationRules.BrokenBase,
        MemberRules.UnsavableMember,
        MemberRules.ContradictoryAttributes,
        MemberRules.NoSaveWithoutReason,
        MemberRules.SaveAsMethodMissing,
        MemberRules.UnseenField,
        MemberRules.LostInitializer,
        MemberRules.NoSaveNeverSet,
        MemberRules.NeverZero,
        HookRules.HookSignature);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Generated types are not inspected, but a field in a generated part of a user's type can be what is wrong.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsSavable())
            return;

        TypeInspection inspection = TypeInspector.Inspect(type, context.CancellationToken);
        foreach (Problem problem in inspection.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                ProblemRules.Of(problem.Kind), problem.Location ?? Location.None, [.. problem.Arguments]));
        }

        Location location = type.Locations.FirstOrDefault() ?? Location.None;
        if (inspection is { Model: null, Problems.Count: 0 })
            context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.BrokenBase, location, type.Name, type.BaseType?.Name));
        if (inspection.Model is null)
            return;

        foreach (string field in UnseenFields.In(type, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(MemberRules.UnseenField, location, $"{type.Name}.{field}"));
    }
}
