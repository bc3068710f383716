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
        [Attributes.NoSave, Attributes.ZeroValue, Attributes.Wait, Attributes.External, Attributes.SaveAs, Attributes.FormerlyNamed];

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
            if (member.Find(name) is not { } attribute || WhyWithoutEffect(member, name) is not { } reason)
                continue;
            Location location = attribute.ApplicationSyntaxReference is { } reference
                ? Location.Create(reference.SyntaxTree, reference.Span)
                : member.Locations.FirstOrDefault() ?? Location.None;
            string shown = $"[{name.Substring(0, name.Length - nameof(Attribute).Length)}]";
            context.ReportDiagnostic(Diagnostic.Create(MemberRules.AttributeWithoutEffect, location, member.Name, shown, reason));
        }
    }

    private static string? WhyWithoutEffect(ISymbol member, string attribute)
    {
        INamedTypeSymbol type = member.ContainingType;
        if (type.TypeKind == TypeKind.Enum)
            return "values of enums are saved as numbers; remove the attribute";
        if (type.TypeKind == TypeKind.Interface)
            return "an interface has no fields; put the attribute on the fields of the classes that implement it";
        if (!type.IsSavable())
            return $"'{type.Name}' is not [Savable]; mark it [Savable] or remove the attribute";
        if (member.IsStatic)
            return "it is static, and only what objects hold is saved; remove the attribute";
        StateMember? state = StateMember.Of(type).FirstOrDefault(state => state.Carries(member));
        return (state, member) switch
        {
            (not null, _) => WhyWithoutEffect(state, attribute),
            (_, IEventSymbol eventSymbol) when eventSymbol.HasField() => null,
            (_, IParameterSymbol) => "no member uses it after construction, so it holds nothing; put the attribute on the field it is stored in, or remove it",
            _ => "it has no field of its own; put the attribute on the field it uses, or remove it",
        };
    }

    private static string? WhyWithoutEffect(StateMember state, string attribute)
    {
        if (attribute == Attributes.FormerlyNamed && state.IsLeftOut)
            return "nothing is read for it from files of any version; say [RemovedField] on the type, or remove the attribute";
        if (attribute != Attributes.Wait || state.IsLeftOut)
            return null;
        ITypeSymbol saved = state.Find(Attributes.SaveAs)?.AttributeClass?.TypeArguments.FirstOrDefault() ?? state.ItemType;
        return Waiting.IsPossible(saved)
            ? null
            : $"a value of type '{saved.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' refers to nothing whose hooks could run; remove the attribute";
    }
}
