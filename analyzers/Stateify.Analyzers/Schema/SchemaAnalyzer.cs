using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Schema;

/// <summary>
/// Compares what a project saves with the <c>Stateify.schema.txt</c> among its additional files, and says what each difference does to
/// files that the project has written. A project without that file is not compared with anything.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        SchemaRules.Breaking,
        SchemaRules.Compatible,
        SchemaRules.NoEntry,
        SchemaRules.TypeGone,
        SchemaRules.BadLine,
        SchemaRules.Narrowing,
        SchemaRules.VersionWithoutUpgrade);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaFile.FindIn(start.Options.AdditionalFiles) is not { } file || start.Compilation is not CSharpCompilation compilation)
                return;
            SourceText text = file.GetText(start.CancellationToken) ?? SourceText.From("");
            Lazy<SchemaReport> report = new(() => new SchemaReport(compilation, SchemaFile.Read(text)));
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, report), SymbolKind.NamedType);
            start.RegisterAdditionalFileAction(additional =>
            {
                if (additional.AdditionalFile == file)
                    AnalyzeFile(additional, text, report);
            });
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, Lazy<SchemaReport> report)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsSavable())
            return;
        foreach (Diagnostic diagnostic in report.Value.Of(type))
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, SourceText text, Lazy<SchemaReport> report)
    {
        foreach (SchemaFileError error in report.Value.File.Errors)
            context.ReportDiagnostic(Diagnostic.Create(SchemaRules.BadLine, LocationOf(error.Span), error.Line, error.Problem));
        foreach (Diagnostic diagnostic in report.Value.OfGone(entry => LocationOf(entry.Head)))
            context.ReportDiagnostic(diagnostic);

        Location LocationOf(TextSpan span) => Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
