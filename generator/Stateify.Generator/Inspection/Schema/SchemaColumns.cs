using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection.Schema;

/// <summary>Says how values of a type are saved, from the column that generated code has for them.</summary>
internal sealed class SchemaColumns(ColumnInspector columns)
{
    /// <summary>The column of a member; null if it cannot be saved.</summary>
    public SchemaColumn? Of(StateMember member) => Of(member.SavedType) is { } column
        ? member.Count == 0 ? column : new SchemaColumn(SchemaColumnKind.Repeated, Inner: column, Count: member.Count)
        : null;

    /// <summary>The column of values of a type; null if there is none.</summary>
    public SchemaColumn? Of(ITypeSymbol type)
    {
        if (columns.Inspect(type).Column is not { } column)
            return null;
        return type switch
        {
            ITypeParameterSymbol parameter => new SchemaColumn(SchemaColumnKind.Parameter, FileNames.NumberOf(parameter)),
            INamedTypeSymbol { EnumUnderlyingType: { } underlying } => new SchemaColumn(SchemaColumnKind.Enum, FileNames.Of(type), Scalar(underlying)),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                new SchemaColumn(SchemaColumnKind.Optional, Inner: Of(nullable.TypeArguments[0])),
            _ => Of(type, column),
        };
    }

    private static SchemaColumn Of(ITypeSymbol type, Column column) => column.Access switch
    {
        ColumnAccess.Scalar or ColumnAccess.Boolean => Scalar(type),
        ColumnAccess.Text => SchemaColumn.Text,
        ColumnAccess.Reference => new SchemaColumn(SchemaColumnKind.Reference, FileNames.Of(type)),
        ColumnAccess.Exact => new SchemaColumn(SchemaColumnKind.Exact, FileNames.Of(type)),
        _ when type.SpecialType is SpecialType.System_Decimal or SpecialType.System_DateTime => Scalar(type),
        _ when type is IArrayTypeSymbol => new SchemaColumn(SchemaColumnKind.Exact, FileNames.Of(type)),
        _ when IsImmutableArray(type) => ArrayBehind((INamedTypeSymbol)type, column),
        _ => new SchemaColumn(SchemaColumnKind.Inline, FileNames.Of(type)),
    };

    private static SchemaColumn Scalar(ITypeSymbol type) =>
        new(SchemaColumnKind.Scalar, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes)));

    private static bool IsImmutableArray(ITypeSymbol type) =>
        type is INamedTypeSymbol named && PlatformType.NameOf(named) == "System.Collections.Immutable.ImmutableArray`1";

    // It is saved as the array that it is a view of.
    private static SchemaColumn ArrayBehind(INamedTypeSymbol view, Column column)
    {
        bool isExact = column.ColumnName.Contains("::ImmutableArrayColumn<") && column.ColumnName.Contains(", stateify::ArrayReference<");
        return new SchemaColumn(isExact ? SchemaColumnKind.Exact : SchemaColumnKind.Reference, FileNames.Of(view.TypeArguments[0]) + "[]");
    }
}
