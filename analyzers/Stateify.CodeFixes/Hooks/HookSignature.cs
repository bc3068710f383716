using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Hooks;

/// <summary>Gives methods the signature of a hook, as far as their bodies do without what is taken from them.</summary>
internal sealed class HookSignature
{
    private readonly string _hook;
    private readonly IMethodSymbol _method;
    private readonly MethodDeclarationSyntax _declaration;

    private HookSignature(string hook, IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        _hook = hook;
        _method = method;
        _declaration = declaration;
    }

    private SyntaxNode? Body => (SyntaxNode?)_declaration.Body ?? _declaration.ExpressionBody;

    private string Context => _hook == HookInspector.AfterLoad ? "LoadContext" : "SaveContext";

    /// <summary>How to make a hook of a method; null if that would change what it does, or what others do with it.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="method">The method.</param>
    /// <param name="declaration">What the user has written of it.</param>
    public static Func<MethodDeclarationSyntax, MethodDeclarationSyntax>? For(string hook, IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        HookSignature signature = new(hook, method, declaration);
        return signature.IsPossible() ? signature.Apply : null;
    }

    private bool IsPossible()
    {
        bool isTaken = _method.ContainingType.GetMembers(_hook).OfType<IMethodSymbol>()
            .Any(other => !SymbolEqualityComparer.Default.Equals(other, _method) && HookInspector.IsHook(other));
        bool isFixed = _method.IsOverride || _method.IsVirtual || _method.IsAbstract || _method.IsExtern || _method.PartialDefinitionPart is not null
            || !_method.ExplicitInterfaceImplementations.IsEmpty
            || !_method.CanAlwaysBeCalled();
        return !isTaken
            && !isFixed
            && !IsUsed()
            && _method.TypeParameters.All(parameter => !Mentions(_declaration.ParameterList, parameter.Name) && !Mentions(Body, parameter.Name))
            && !(_method.IsAsync && Awaits())
            && (_method.ReturnsVoid || ReturnsNothing())
            && (HasContext() || _method.Parameters.All(parameter => !Mentions(Body, parameter.Name)));
    }

    private MethodDeclarationSyntax Apply(MethodDeclarationSyntax method)
    {
        method = method.Without(SyntaxKind.StaticKeyword).Without(SyntaxKind.AsyncKeyword);
        SyntaxToken name = method.Identifier;
        SyntaxTriviaList afterName = method.TypeParameterList?.GetTrailingTrivia() ?? name.TrailingTrivia;
        SyntaxTriviaList afterConstraints = method.ConstraintClauses.LastOrDefault()?.GetTrailingTrivia() ?? method.ParameterList.GetTrailingTrivia();
        method = method
            .WithIdentifier(SyntaxFactory.Identifier(name.LeadingTrivia, _hook, afterName))
            .WithTypeParameterList(null)
            .WithConstraintClauses(default)
            .WithParameterList(Parameters(method.ParameterList).WithTrailingTrivia(afterConstraints));
        if (_method.ReturnsVoid)
            return method;
        if (method.Body is { } body && body.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: not null } last)
            method = method.WithBody(body.WithStatements(body.Statements.Remove(last)));
        return method.WithReturnType(SyntaxFactory.PredefinedType(SyntaxFactory.Token(
            method.ReturnType.GetLeadingTrivia(), SyntaxKind.VoidKeyword, method.ReturnType.GetTrailingTrivia())));
    }

    private ParameterListSyntax Parameters(ParameterListSyntax list)
    {
        if (!HasContext())
            return list.WithParameters(default);
        ParameterSyntax parameter = list.Parameters[0];
        return list.WithParameters(SyntaxFactory.SingletonSeparatedList(parameter
            .WithModifiers(default)
            .WithType(SyntaxFactory.ParseTypeName(Context).WithTrailingTrivia(SyntaxFactory.Space))));
    }

    // A context of the other phase was meant to be that of this one.
    private bool HasContext() =>
        _method.Parameters.Length == 1
        && _method.Parameters[0].Type is { Name: "SaveContext" or "LoadContext", ContainingNamespace: { Name: Attributes.Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    private bool IsUsed() => _method.ContainingType.DeclaringSyntaxReferences
        .SelectMany(static reference => reference.GetSyntax().DescendantNodes(static node => node is not AttributeListSyntax))
        .Any(node => node is SimpleNameSyntax name && name.Identifier.ValueText == _method.Name);

    private bool Awaits() => Own(Body).Any(static node =>
        node is AwaitExpressionSyntax
        || (node is CommonForEachStatementSyntax loop && loop.AwaitKeyword.RawKind != 0)
        || (node is UsingStatementSyntax block && block.AwaitKeyword.RawKind != 0)
        || (node is LocalDeclarationStatementSyntax local && local.AwaitKeyword.RawKind != 0));

    // What it returns is worth nothing, and is returned at the end.
    private bool ReturnsNothing()
    {
        if (_declaration.ExpressionBody is { } arrow)
            return arrow.Expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax;
        ReturnStatementSyntax[] returns = [.. Own(_declaration.Body).OfType<ReturnStatementSyntax>().Where(static statement => statement.Expression is not null)];
        bool isAtEnd = returns.Length == 0 || (returns.Length == 1 && _declaration.Body?.Statements.LastOrDefault() == returns[0]);
        return isAtEnd && returns.All(static statement =>
            statement.Expression is LiteralExpressionSyntax or DefaultExpressionSyntax
            || statement.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" });
    }

    private static bool Mentions(SyntaxNode? node, string name) =>
        node is not null && node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent is not ParameterSyntax);

    private static IEnumerable<SyntaxNode> Own(SyntaxNode? body) =>
        body?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) ?? [];
}
