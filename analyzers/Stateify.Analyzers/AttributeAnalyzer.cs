using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>Finds attributes on members that are no part of any saved state, where they mislead the reader.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] MemberAttributes =
        [Attributes.NoSave, Attributes.ZeroValue, Attributes.Wait, Attributes.External, Attributes.SaveAs];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(MemberRules.AttributeWithoutEffect);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.Field, SymbolKind.Property, SymbolKind.Event, SymbolKind.Parameter);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        ISymbol member = context.Symbol;
        foreach (string name in MemberAttributes)
        {
            if (member.Find(name) is not { } attribute || WhyWithoutEffect(member) is not { } reason)
                continue;
            Location location = attribute.ApplicationSyntaxReference is { } reference
                ? Location.Create(reference.SyntaxTree, reference.Span)
                : member.Locations.FirstOrDefault() ?? Location.None;
            string shown = $"[{name.Substring(0, name.Length - nameof(Attribute).Length)}]";
            context.ReportDiagnostic(Diagnostic.Create(MemberRules.AttributeWithoutEffect, location, member.Name, shown, reason));
        }
    }

    private static string? WhyWithoutEffect(ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        if (!type.IsSavable())
            return $"'{type.Name}' is not [Savable]; mark it [Savable] or remove the attribute";
        if (member.IsStatic)
            return "it is static, and only what objects hold is saved; remove the attribute";
        if (member is IEventSymbol eventSymbol && eventSymbol.HasField())
            return null;
        bool holdsState = StateMember.Of(type).Any(state => state.Carries(member));
        return (holdsState, member) switch
        {
            (true, _) => null,
            (_, IParameterSymbol) => "no member uses it after construction, so it holds nothing; put the attribute on the field it is stored in, or remove it",
            _ => "it has no field of its own; put the attribute on the field it uses, or remove it",
        };
    }
}
