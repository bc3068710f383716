using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Values;

/// <summary>Tells of expressions what objects they give that no save takes.</summary>
internal sealed class UnsavableValues(SemanticModel model, IAssemblySymbol assembly, CancellationToken cancellation)
{
    private const string NameTheCode = "give its code a method and mark that [SavableCallback], or exclude the field with [NoSave(\"reason\")]";
    private const string MakeList = "write new List<T> { ... } or an array, or declare the field as one";
    private const string RunIt = "call ToList() or ToArray() on it";

    private readonly ColumnInspector _columns = new(assembly);

    /// <summary>The parts of an expression, one at most for each way it can go, and what is wrong with them.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="target">The type of the place where the value is put.</param>
    public IEnumerable<(ExpressionSyntax Place, string Reason, string Cure)> In(ExpressionSyntax value, ITypeSymbol target) => value switch
    {
        ParenthesizedExpressionSyntax inner => In(inner.Expression, target),
        CastExpressionSyntax cast => In(cast.Expression, model.GetTypeInfo(cast, cancellation).Type ?? target),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => In(suppressed.Operand, target),
        ConditionalExpressionSyntax choice => In(choice.WhenTrue, target).Concat(In(choice.WhenFalse, target)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => In(arm.Expression, target)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => In(choice.Left, target).Concat(In(choice.Right, target)),
        AssignmentExpressionSyntax chained => In(chained.Right, target),
        _ => Explain(value, target) is var (reason, cure) ? [(value, reason, cure)] : [],
    };

    private (string Reason, string Cure)? Explain(ExpressionSyntax value, ITypeSymbol target) => value switch
    {
        CollectionExpressionSyntax { Elements.Count: > 0 } => IsReadOnlyView(target)
            ? ($"a collection expression for {target.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} is of a class of the compiler's", MakeList)
            : null,
        AnonymousFunctionExpressionSyntax => ("a lambda has no name that would last", NameTheCode),
        InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method => ExplainResult(method) ?? ExplainType(value, target),
        SimpleNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(value, cancellation).Symbol is IMethodSymbol method => ExplainMethod(method),
        CollectionExpressionSyntax or LiteralExpressionSyntax => null,
        _ => ExplainType(value, target),
    };

    private static bool IsReadOnlyView(ITypeSymbol type) => type.OriginalDefinition.SpecialType is
        SpecialType.System_Collections_Generic_IEnumerable_T
        or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
        or SpecialType.System_Collections_Generic_IReadOnlyList_T;

    // A method that overrides or implements one is called through it, but has to be marked itself.
    private static (string Reason, string Cure)? ExplainMethod(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return ("a local function has no name that would last", NameTheCode);
        for (IMethodSymbol? current = method.ReducedFrom ?? method; current is not null; current = current.OverriddenMethod)
        {
            if (current.OriginalDefinition.Find(Attributes.SavableCallback) is not null)
                return null;
        }

        return ($"'{method.ContainingType.Name}.{method.Name}' is not marked [SavableCallback]", "mark it, or exclude the field with [NoSave(\"reason\")]");
    }

    private (string Reason, string Cure)? ExplainResult(IMethodSymbol method)
    {
        bool isQuery = method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
            && method.Name is not ("Empty" or "AsEnumerable")
            && method.ReturnType.TypeKind == TypeKind.Interface;
        if (isQuery)
            return ($"a query made by {method.Name} runs whenever it is enumerated, and is of a class of the platform's", RunIt);
        return IsIterator(method) ? ($"'{method.Name}' is an iterator, whose result is a place in running code", RunIt) : null;
    }

    private bool IsIterator(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(cancellation)
            .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or ExpressionSyntax))
            .Any(static node => node is YieldStatementSyntax));

    private (string Reason, string Cure)? ExplainType(ExpressionSyntax value, ITypeSymbol target)
    {
        if (model.GetTypeInfo(value, cancellation).Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } type
            || SymbolEqualityComparer.Default.Equals(type, target))
        {
            return null;
        }

        return _columns.Inspect(type) is { Reason: { } reason, Cure: { } cure } ? (reason, cure) : null;
    }
}
