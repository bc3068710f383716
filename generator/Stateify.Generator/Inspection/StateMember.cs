using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.Generator.Inspection;

/// <summary>
/// What holds a part of an object's state: a field, the field of a property or of an event, or a parameter that the compiler has
/// captured.
/// </summary>
internal sealed class StateMember
{
    private static readonly string[] LeavingOut = [Attributes.NoSave, Attributes.ZeroValue, Attributes.External];

    private readonly IReadOnlyList<ISymbol> _carriers;
    private readonly IReadOnlyList<AttributeData> _attributes;

    // The compiler has no symbol for the field of an event, which is called like the event.
    private readonly IFieldSymbol? _field;

    private StateMember(ISymbol symbol, ITypeSymbol type, IFieldSymbol? field, params ISymbol?[] carriers)
    {
        Symbol = symbol;
        Type = type;
        _field = field;
        _carriers = [.. carriers.OfType<ISymbol>().Prepend(symbol).Distinct(SymbolEqualityComparer.Default)];
        _attributes = [.. _carriers.SelectMany(static carrier => carrier.GetAttributes()).Where(Attributes.IsOurs)];
    }

    /// <summary>What the user has written.</summary>
    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    /// <summary>The name of the field.</summary>
    public string MetadataName => _field?.MetadataName ?? Symbol.MetadataName;

    public bool IsReadOnly => _field is { IsReadOnly: true };

    /// <summary>Whether no hook and no other code can give it a value once the object is made.</summary>
    public bool IsFinal => IsReadOnly && Symbol is not (IPropertySymbol { SetMethod: not null } or IParameterSymbol);

    /// <summary>Whether it is a fixed buffer, whose name stands for the address of its elements.</summary>
    public bool IsFixedBuffer => _field is { IsFixedSizeBuffer: true };

    /// <summary>The type of the value, or of each of them.</summary>
    public ITypeSymbol ItemType => _field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol buffer } ? buffer.PointedAtType : Type;

    /// <summary>The type of what is saved in its place, or of each item of it.</summary>
    public ITypeSymbol SavedType => Find(Attributes.SaveAs)?.AttributeClass?.TypeArguments.FirstOrDefault() ?? ItemType;

    /// <summary>How many values it holds in place, if it is a fixed buffer or the element of an inline array; 0 otherwise.</summary>
    public int Count => _field is { IsFixedSizeBuffer: true } ? _field.FixedSize : InlineLength(Symbol.ContainingType);

    public Location? Location => Symbol.Locations.FirstOrDefault();

    /// <summary>Whether nothing that it refers to is saved on its account.</summary>
    public bool IsLeftOut => LeavingOut.Any(attribute => Find(attribute) is not null);

    /// <summary>Whether it has a value before any constructor has run.</summary>
    public bool HasInitializer => Initializers.Any(static value => !IsZero(value));

    /// <summary>Whether its declaration says what value it begins with, be it the default.</summary>
    public bool IsInitialized => Initializers.Any();

    private IEnumerable<ExpressionSyntax> Initializers => Symbol.DeclaringSyntaxReferences
        .Select(static reference => reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        })
        .OfType<ExpressionSyntax>();

    /// <summary>The members of a type.</summary>
    public static IReadOnlyList<StateMember> Of(INamedTypeSymbol type) =>
        Inspections.Of(type.ContainingAssembly).Members(type, static type => [.. Declared(type)]);

    /// <summary>Whether attributes on a symbol are about this member.</summary>
    public bool Carries(ISymbol symbol) => _carriers.Contains(symbol, SymbolEqualityComparer.Default);

    /// <summary>An attribute on the member, wherever the user can put it.</summary>
    public AttributeData? Find(string attribute) =>
        _attributes.FirstOrDefault(data => data.AttributeClass!.Name == attribute);

    /// <summary>The texts that attributes of a kind on the member give.</summary>
    public IEnumerable<string> Texts(string attribute) => _attributes.Texts(attribute);

    private static IEnumerable<StateMember> Declared(INamedTypeSymbol type)
    {
        PrimaryConstructor? primary = PrimaryConstructor.Of(type);
        foreach (ISymbol declared in type.GetMembers())
        {
            if (declared is IEventSymbol { IsStatic: false } source && source.HasField() && !source.IsOwnOutput())
                yield return new StateMember(source, source.Type, null);
            if (declared is not IFieldSymbol field)
                continue;
            if (field.IsStatic || field.IsConst || field.AssociatedSymbol is IEventSymbol || field.IsOwnOutput())
                continue;
            ISymbol? property = field.AssociatedSymbol;
            if (CapturedName(field) is { } captured && primary?[captured] is { } parameter)
                yield return new StateMember(parameter, field.Type, field);
            else
                yield return new StateMember(property ?? field, field.Type, field, field, property?.IsPositional() == true ? primary?[property.Name] : null);
        }
    }

    // A parameter that members use after construction is kept in a field, of which the compiler tells nothing but the name.
    private static string? CapturedName(IFieldSymbol field) =>
        field.IsImplicitlyDeclared && field.Name.StartsWith("<", StringComparison.Ordinal) && field.Name.EndsWith(">P", StringComparison.Ordinal)
            ? field.Name.Substring(1, field.Name.Length - 3)
            : null;

    private static int InlineLength(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(static data =>
        data.AttributeClass.IsCalled("System.Runtime.CompilerServices.InlineArrayAttribute"))
        ?.ConstructorArguments.FirstOrDefault().Value as int? ?? 0;

    private static bool IsZero(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsZero(suppressed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression)
            || literal.IsKind(SyntaxKind.DefaultLiteralExpression)
            || literal.IsKind(SyntaxKind.FalseLiteralExpression)
            || literal.Token.Value is 0,
        _ => false,
    };
}
