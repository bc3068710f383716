using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Values;

/// <summary>
/// Finds objects that a save would refuse where the code of a savable type puts them into one of its fields. Only what the syntax
/// suggests to be an assignment to such a field is looked at any closer.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssignedValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MemberRules.UnsavableValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            Analyze, SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type || !type.IsSavable())
            return;
        Dictionary<string, StateMember> members = [];
        foreach (StateMember member in StateMember.Of(type).Where(static member => FieldInspector.IsSavedItself(member) && CanHoldOthers(member.Type)))
            members[member.Symbol.Name] = member;
        if (members.Count == 0)
            return;

        UnsavableValues values = new(context.SemanticModel, type.ContainingAssembly, context.CancellationToken);
        foreach (SyntaxNode node in declaration.DescendantNodes(node => node == declaration || node is not BaseTypeDeclarationSyntax))
        {
            if (AssignmentIn(node) is var (name, target, value)
                && members.TryGetValue(name, out StateMember? member)
                && IsOf(member, target, context))
            {
                foreach ((ExpressionSyntax place, string reason, string cure) in values.In(value, member.Type))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        MemberRules.UnsavableValue, place.GetLocation(), $"{type.Name}.{name}", reason, cure));
                }
            }
        }
    }

    // A field of another type holds what that type says, and that has been looked at.
    private static bool CanHoldOthers(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Interface or TypeKind.Delegate
        || type.SpecialType is SpecialType.System_Object or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate
        || type is { TypeKind: TypeKind.Class, IsAbstract: true };

    private static (string Name, SyntaxNode Target, ExpressionSyntax Value)? AssignmentIn(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: BaseFieldDeclarationSyntax } variable => (variable.Identifier.ValueText, node, value),
        PropertyDeclarationSyntax { Initializer.Value: { } value } property => (property.Identifier.ValueText, node, value),
        AssignmentExpressionSyntax { Left: SimpleNameSyntax name } assignment => (name.Identifier.ValueText, assignment.Left, assignment.Right),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } assignment => (access.Name.Identifier.ValueText, assignment.Left, assignment.Right),
        _ => null,
    };

    private static bool IsOf(StateMember member, SyntaxNode target, SyntaxNodeAnalysisContext context)
    {
        bool isRemoval = target.Parent.IsKind(SyntaxKind.SubtractAssignmentExpression);
        ISymbol? symbol = target is ExpressionSyntax
            ? context.SemanticModel.GetSymbolInfo(target, context.CancellationToken).Symbol
            : context.SemanticModel.GetDeclaredSymbol(target, context.CancellationToken);
        return !isRemoval && symbol is not null && member.Carries(symbol.OriginalDefinition);
    }
}
