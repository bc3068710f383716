using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Analyzers.Schema;
using Stateify.Generator.Inspection;
using Stateify.Generator.Model;

namespace Stateify.CodeFixes.Schema;

/// <summary>Writes the statements of an <c>Upgrade</c>, one for each saved value that would be lost.</summary>
internal sealed class UpgradeSteps(INamedTypeSymbol type, SchemaNames names, SemanticModel model, int position)
{
    /// <summary>What to write for the type of the parameter <c>row</c>.</summary>
    public string RowType => Shown($"{Attributes.Namespace}.SavedRow");

    /// <summary>The statement for a change; null if none can be written.</summary>
    public string? For(ShapeChange change)
    {
        SchemaField saved = change.Saved!;
        string name = Literal(saved.Name);
        StateMember? member = StateMember.Of(type).FirstOrDefault(member => member.Symbol.Name == change.Field);
        if (member is null)
            return $"row.Remove({name});";
        if (saved.Name != change.Field && !member.Texts(Attributes.FormerlyNamed).Contains(saved.Name))
            return $"row.Rename({name}, {Literal(member.Symbol.Name)});";
        return member.Count == 0 && SavedType(saved.Column) is { } from ? Convert(name, from, Literal(member.Symbol.Name), member.SavedType) : null;
    }

    private string Convert(string saved, ITypeSymbol from, string field, ITypeSymbol to)
    {
        string value = $"row.Take<{Shown(from)}>({saved})";
        string target = Shown(to.WithNullableAnnotation(to.IsReferenceType ? NullableAnnotation.Annotated : to.NullableAnnotation));
        Conversion conversion = model.Compilation is CSharpCompilation compilation ? compilation.ClassifyConversion(from, to) : default;
        string converted = (from, to) switch
        {
            _ when to.SpecialType == SpecialType.System_String && from.IsValueType => $"{Shown("System.FormattableString")}.Invariant($\"{{{value}}}\")",
            _ when from.SpecialType == SpecialType.System_String && IsParsable(to) => $"{Shown(to)}.Parse({value}!, {Shown("System.Globalization.CultureInfo")}.InvariantCulture)",
            _ when conversion is { Exists: true, IsReference: false, IsBoxing: false, IsUnboxing: false, IsUserDefined: false } => $"checked(({target}){value}{(IsNullable(from) && !IsNullable(to) ? "!" : "")})",
            // What it cannot be cast to fails the load until the conversion is written.
            _ => $"({target})(object){value}!",
        };
        return $"row.Set({field}, {converted});";
    }

    private ITypeSymbol? SavedType(SchemaColumn column) => column.Kind switch
    {
        SchemaColumnKind.Scalar => model.Compilation.GetTypeByMetadataName(ScalarColumns.MetadataName(column.Name)),
        SchemaColumnKind.Enum => names.Find(column.Name) ?? SavedType(column.Inner!),
        SchemaColumnKind.Optional => SavedType(column.Inner!) is { } inner
            ? model.Compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(inner)
            : null,
        SchemaColumnKind.Exact or SchemaColumnKind.Reference => names.Find(column.Name) ?? model.Compilation.GetSpecialType(SpecialType.System_Object),
        SchemaColumnKind.Inline => names.Find(column.Name),
        _ => null,
    };

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsParsable(ITypeSymbol type) =>
        type.IsValueType && type.AllInterfaces.Any(static contract => contract.MetadataName == "IParsable`1" && contract.ContainingNamespace.ToDisplayString() == nameof(System));

    private string Shown(string metadataName) => model.Compilation.GetTypeByMetadataName(metadataName) is { } found ? Shown(found) : $"global::{metadataName}";

    private string Shown(ITypeSymbol shown) => shown.ToMinimalDisplayString(model, position);

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
