using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Suppressors;

/// <summary>
/// "Mark members as static" is wrong advice for hooks and for the methods of <c>[SaveAs]</c>: generated code calls them on objects, and a
/// static one would be none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HookSuppressor : DiagnosticSuppressor
{
    internal static readonly SuppressionDescriptor Rule = new("STFYS0003", "CA1822", "Generated code calls the method on objects.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (context.DeclaredAt(diagnostic.Location) is IMethodSymbol method && method.ContainingType.IsSavable() && IsCalledByLibrary(method))
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
        }
    }

    private static bool IsCalledByLibrary(IMethodSymbol method) =>
        (HookInspector.Hooks.Contains(method.Name) && HookInspector.IsHook(method))
        || StateMember.Of(method.ContainingType)
            .Where(static member => member.Find(Attributes.SaveAs) is not null)
            .Select(static member => FieldInspector.SaveAsMethods(member.Symbol))
            .Any(names => method.Name == names.Save || method.Name == names.Load);
}
