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
        HookRules.HookSignature,
        EnvironmentRules.GeneratorDidNotRun);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Types that other generators make are not seen by ours, which is what is wrong with them.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
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
        if (inspection is { HasCode: false, Problems.Count: 0 })
            context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.BrokenBase, location, type.Name, type.BaseType?.Name));
        if (!inspection.HasCode)
            return;
        if (type.GetTypeMembers("StateRows").IsEmpty)
            ReportWithoutCode(context, type.Name, location);

        foreach (string field in UnseenFields.In(type, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(MemberRules.UnseenField, location, $"{type.Name}.{field}"));
    }

    private static void ReportWithoutCode(SymbolAnalysisContext context, string type, Location location)
    {
        bool hasRun = context.Compilation.SyntaxTrees.Any(OwnOutput.IsOwnOutput);
        (string reason, string cure) = hasRun
            ? ("it is made by another generator, whose output the generator of Stateify cannot see", "declare it in a file of your own")
            : ("the generator of Stateify has not run", "look for the warning of the compiler that says why (CS8785, CS9057), and refer to the package from this project");
        context.ReportDiagnostic(Diagnostic.Create(EnvironmentRules.GeneratorDidNotRun, location, type, reason, cure));
    }
}
