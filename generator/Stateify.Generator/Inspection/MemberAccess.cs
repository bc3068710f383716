using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.Generator.Inspection;

/// <summary>Which members generated code can use by their names, so that it does what the field itself would.</summary>
internal static class MemberAccess
{
    /// <summary>Whether an event keeps its subscribers in a field of its own.</summary>
    public static bool HasField(this IEventSymbol symbol) =>
        !symbol.IsAbstract
        && !symbol.IsExtern
        && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax declaration }
        && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Whether attributes of this library are put on the field of an event, where the compiler shows them to nobody.</summary>
    public static bool HasFieldAttributes(this IEventSymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { Parent.Parent: EventFieldDeclarationSyntax declaration })
            return false;
        SemanticModel? model = null;
        return declaration.AttributeLists
            .Where(static list => list.Target?.Identifier.IsKind(SyntaxKind.FieldKeyword) == true)
            .SelectMany(static list => list.Attributes)
            .Select(attribute => (model ??= ((ISourceAssemblySymbol)symbol.ContainingAssembly).Compilation.GetSemanticModel(declaration.SyntaxTree)).GetTypeInfo(attribute).Type)
            .Any(static type => type?.ContainingNamespace is { Name: Attributes.Namespace, ContainingNamespace.IsGlobalNamespace: true });
    }

    /// <summary>Whether an accessor of a property reaches the property's field and does nothing else.</summary>
    public static bool IsAuto(this IPropertySymbol property, IMethodSymbol? accessor)
    {
        bool isDispatched = property.IsVirtual || property.IsOverride || property.IsAbstract || !property.ExplicitInterfaceImplementations.IsEmpty;
        if (isDispatched || !property.CanBeNamed() || accessor is not { IsInitOnly: false } || !accessor.CanBeNamed())
            return false;
        return property.IsPositional() || IsAuto(accessor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax());
    }

    /// <summary>Whether a property is one that a record has for a parameter.</summary>
    public static bool IsPositional(this ISymbol symbol) =>
        symbol is IPropertySymbol && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax;

    /// <summary>Whether the compiler lets a member be named at all; what is merely discouraged is no obstacle.</summary>
    public static bool CanBeNamed(this ISymbol member) => !member.GetAttributes().Any(static attribute =>
        attribute.AttributeClass.IsCalled("System.ObsoleteAttribute")
            ? attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1].Value is true
            : attribute.AttributeClass.IsCalled("System.Diagnostics.CodeAnalysis.ExperimentalAttribute"));

    /// <summary>Whether a call of a method is compiled, and in every build.</summary>
    public static bool CanAlwaysBeCalled(this IMethodSymbol method) =>
        method.CanBeNamed()
        && !method.GetAttributes().Any(static attribute => attribute.AttributeClass.IsCalled("System.Diagnostics.ConditionalAttribute"));

    private static bool IsAuto(SyntaxNode? accessor) =>
        accessor is AccessorDeclarationSyntax { Body: null, ExpressionBody: null }
        && accessor.Parent?.Parent is BasePropertyDeclarationSyntax declaration
        && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
}
