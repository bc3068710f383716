using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.Generator.Inspection;

/// <summary>The primary constructor of a class, struct or record in source.</summary>
internal sealed class PrimaryConstructor
{
    private readonly INamedTypeSymbol _type;
    private readonly IMethodSymbol _symbol;
    private readonly Compilation _compilation;

    private PrimaryConstructor(INamedTypeSymbol type, IMethodSymbol symbol, Compilation compilation)
    {
        _type = type;
        _symbol = symbol;
        _compilation = compilation;
    }

    /// <summary>The parameter of a name.</summary>
    public IParameterSymbol? this[string name] => _symbol.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>
    /// Whether a call without values can be told from no call at all: parameters are only stored, never looked into, and are not
    /// handed to a base class.
    /// </summary>
    public bool IsInert =>
        _symbol.CanBeNamed()
        && _symbol.Parameters.All(CanBeDefault)
        && !Declarations.Any(static declaration => declaration.BaseList?.Types.Any(static type => type is PrimaryConstructorBaseTypeSyntax) == true)
        && Initializers().All(IsStored);

    /// <summary>The arguments of such a call.</summary>
    public string DefaultArguments =>
        string.Join(", ", _symbol.Parameters.Select(static parameter => $"default({parameter.Type.FullName()}){(parameter.Type.IsValueType ? "" : "!")}"));

    private IEnumerable<TypeDeclarationSyntax> Declarations =>
        _type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>The primary constructor of a type; null if it has none.</summary>
    public static PrimaryConstructor? Of(INamedTypeSymbol type)
    {
        if (type.ContainingAssembly is not ISourceAssemblySymbol assembly)
            return null;
        IMethodSymbol? symbol = type.InstanceConstructors.FirstOrDefault(static constructor =>
            constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null });
        return symbol is null ? null : new PrimaryConstructor(type, symbol, assembly.Compilation);
    }

    // Others cannot be written outside unsafe code, or would choose the constructor at run time.
    private static bool CanBeDefault(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic or TypeKind.Error)
        && parameter.Type is not IArrayTypeSymbol { ElementType.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer };

    private bool IsParameter(IdentifierNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is IParameterSymbol parameter
        && SymbolEqualityComparer.Default.Equals(parameter.OriginalDefinition.ContainingSymbol, _symbol.OriginalDefinition);

    private IEnumerable<ExpressionSyntax> Initializers() => Declarations
        .SelectMany(static declaration => declaration.Members)
        .SelectMany(static member => member switch
        {
            _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword) => [],
            PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer.Value],
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer?.Value).OfType<ExpressionSyntax>(),
            _ => [],
        });

    private bool IsStored(ExpressionSyntax initializer)
    {
        SemanticModel model = _compilation.GetSemanticModel(initializer.SyntaxTree);
        HashSet<string> names = new(_symbol.Parameters.Select(static parameter => parameter.Name), StringComparer.Ordinal);
        return (initializer is IdentifierNameSyntax && !model.GetConversion(initializer).IsUserDefined)
            || !initializer.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
                names.Contains(name.Identifier.ValueText) && IsParameter(name, model));
    }
}
