using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stateify.Analyzers.Suppressors;

/// <summary>
/// "Field is never assigned to" is false of a readonly field that a load fills: generated code writes it, in a way that the compiler does
/// not take for an assignment. Of other fields it does, and says nothing; of those that no load fills the warning is true.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoadedFieldSuppressor : DiagnosticSuppressor
{
    internal static readonly SuppressionDescriptor Rule = new("STFYS0001", "CS0649", "A load assigns the field.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (context.DeclaredAt(diagnostic.Location) is { } field && field.IsFilledByLoads(context.CancellationToken))
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
        }
    }
}
