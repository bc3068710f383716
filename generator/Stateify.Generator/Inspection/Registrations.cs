using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>
/// The statements that register what fields of a type can hold, for the types that no declaration of their own registers:
/// collections, nullable arguments, closed generic types. What a type is made of comes before it.
/// </summary>
internal sealed class Registrations(ColumnInspector columns)
{
    private readonly List<string> _statements = [];
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<string> Statements => _statements;

    /// <summary>Adds what is needed for values of a type.</summary>
    public void Add(ITypeSymbol type)
    {
        // A probe is asked for no statements, and must not follow references: there can be any number of ways to follow.
        if (columns.IsProbe || !_seen.Add(type) || columns.Inspect(type).Column is null)
            return;
        switch (type)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType);
                if (array.Rank == 1)
                    Statement("AddArray", array.ElementType);
                else
                    _statements.Add($"types.AddRectangle<{array.FullName()}, {Arguments(array.ElementType)}>();");
                break;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                Add(nullable.TypeArguments[0]);
                Statement("AddOptional", nullable.TypeArguments[0]);
                break;
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType:
                Statement("AddValue", enumType);
                foreach (string former in enumType.Texts(Attributes.FormerlyNamed))
                    _statements.Add($"types.AddFormerName({SymbolDisplay.FormatLiteral(former, quote: true)}, typeof({enumType.FullName()}));");
                break;
            case INamedTypeSymbol { TypeKind: TypeKind.Delegate } delegateType:
                string formerly = string.Join(", ", delegateType.OriginalDefinition.Texts(Attributes.FormerlyNamed).Select(static name => SymbolDisplay.FormatLiteral(name, quote: true)));
                _statements.Add($"types.AddDelegate<{delegateType.FullName()}>({formerly});");
                break;
            case INamedTypeSymbol named:
                AddNamed(named);
                break;
        }
    }

    /// <summary>Adds those types in the signature of a callback whose former names nothing else may know.</summary>
    public void AddFormerNames(IMethodSymbol callback)
    {
        foreach (IParameterSymbol parameter in callback.Parameters)
            AddFormerNames(parameter.Type);
    }

    private void AddFormerNames(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            AddFormerNames(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            AddFormerNames(argument);
        if (named.TypeKind is TypeKind.Enum or TypeKind.Delegate && named.Find(Attributes.FormerlyNamed) is not null)
            Add(named);
    }

    private void AddNamed(INamedTypeSymbol type)
    {
        foreach (ITypeSymbol argument in type.TypeArguments)
            Add(argument);
        if (PlatformTypes.Find(type) is { } platform)
            AddPlatform(type, platform);
        if (!type.IsSavable() || type.IsAbstract || !columns.HasCode(type))
            return;
        if (type.IsValueType)
            _statements.Add($"types.AddStruct<{type.FullName()}>();");
        else if (IsGeneric(type))
            _statements.Add($"types.Add({type.FullName()}.StateRows.Type);");
    }

    private void AddPlatform(INamedTypeSymbol type, PlatformType platform)
    {
        foreach (string method in platform.Registrations)
        {
            if (method == "AddValue")
                Statement(method, type);
            else if (platform.Form is ArgumentForm.Types or ArgumentForm.AnyTypes)
                _statements.Add($"types.{method}<{string.Join(", ", type.TypeArguments.Select(Names.FullName))}>();");
            else
                Statement(method, [.. type.TypeArguments]);
        }
    }

    private static bool IsGeneric(INamedTypeSymbol type) =>
        type.IsGenericType || (type.ContainingType is { } container && IsGeneric(container));

    private void Statement(string method, params ITypeSymbol[] arguments) =>
        _statements.Add($"types.{method}<{Arguments(arguments)}>();");

    private string Arguments(params ITypeSymbol[] types) => string.Join(", ", types
        .Select(type => columns.Inspect(type).Column!)
        .Select(static (Column column) => $"{column.TypeName}, {column.ColumnName}"));
}
