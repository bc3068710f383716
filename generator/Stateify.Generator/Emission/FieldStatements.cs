using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>The statements that move the fields of one type between an object and a row.</summary>
internal sealed class FieldStatements(SavableType type)
{
    public RowLayout Layout { get; } = new(type);

    /// <summary>The statement that writes a field into its row; null if nothing is to be done.</summary>
    public string? Save(SavableField field) => field.Role switch
    {
        FieldRole.Saved => Write(field.Column!, Layout[field], Value(field)),
        FieldRole.SavedAs => Write(field.Column!, Layout[field], $"self.Save{field.Methods}()"),
        FieldRole.Elements => Write(field.Column!, Layout[field], "self"),
        FieldRole.ZeroValue => $"row.RequireZero({IsZero(field)}, {Literal(field.Name)});",
        _ => null,
    };

    /// <summary>The statement that fills a field from its row; null if nothing is to be done.</summary>
    public string? Load(SavableField field) => field.Role switch
    {
        FieldRole.Saved => $"{Place(field)} = {Read(field.Column!, Layout[field])};",
        FieldRole.External => $"{Place(field)} = row.External<{field.TypeName}>({Literal(field.Key!)}, {Literal(field.Name)});",
        _ => null,
    };

    /// <summary>The statement that hands a saved value to the object's own method.</summary>
    public string LoadAs(SavableField field) =>
        $"self.Load{field.Methods}({Read(field.Column!, Layout[field])});";

    /// <summary>The statement that declares a field's column.</summary>
    public static string Describe(SavableField field)
    {
        string wait = field.Waits ? ", wait: true" : "";
        return $"schema.Add({Literal(field.Name)}, {field.Column!.ColumnName}.Schema{wait});";
    }

    /// <summary>The accessor of a field without a name; null if none is needed.</summary>
    public string? Accessor(SavableField field)
    {
        if (field.Reading != FieldAccess.Accessor && field.Writing != FieldAccess.Accessor)
            return null;
        string self = type.Kind == SavableKind.Struct ? $"ref {type.FullName} self" : $"{type.FullName} self";
        return $"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = {Literal(field.MetadataName)})]
            private static extern ref {field.TypeName} {AccessorName(field)}({self});
            """.Replace("\r\n", "\n");
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Write(Column column, string offset, string value) => column.Access switch
    {
        ColumnAccess.Scalar or ColumnAccess.Boolean => $"row.Write({offset}, {value});",
        ColumnAccess.Text => $"row.WriteText({offset}, {value});",
        ColumnAccess.Reference => $"row.WriteReference({offset}, {value});",
        ColumnAccess.Exact => $"row.Write({offset}, {column.ColumnName}.Ordinal({value}, row));",
        _ => $"{column.ColumnName}.Write({At(offset)}, {value});",
    };

    private static string Read(Column column, string offset) => column.Access switch
    {
        ColumnAccess.Scalar => $"row.Read<{column.TypeName}>({offset})",
        ColumnAccess.Boolean => $"row.ReadBoolean({offset})",
        ColumnAccess.Text => $"row.ReadText({offset})",
        ColumnAccess.Reference => $"row.ReadReference<{column.TypeName}>({offset})",
        ColumnAccess.Exact => $"row.ReadExact<{column.TypeName}>({offset}, {column.TypeName}.StateRows.Type)",
        _ => $"{column.ColumnName}.Read({At(offset)})",
    };

    private static string At(string offset) => offset == "0" ? "row" : $"row.At({offset})";

    private string Value(SavableField field) =>
        field.Reading == FieldAccess.Accessor ? AccessorCall(field) : $"self.{field.Identifier}";

    private string Place(SavableField field) => field.Writing switch
    {
        FieldAccess.PastReadonly => $"{SourceFile.Contract}Access.Writable(in self.{field.Identifier})",
        FieldAccess.Accessor => AccessorCall(field),
        _ => $"self.{field.Identifier}",
    };

    // A struct is passed as 'in' where it is saved, and its accessor wants 'ref'.
    private string AccessorCall(SavableField field)
    {
        string self = type.Kind == SavableKind.Struct ? $"ref {SourceFile.Contract}Access.Writable(in self)" : "self";
        return $"{AccessorName(field)}({self})";
    }

    private static string AccessorName(SavableField field) => "FieldOf_" + field.Stem;

    private string IsZero(SavableField field) => field.ZeroTest switch
    {
        ZeroTest.Null => $"{Value(field)} is null",
        ZeroTest.Operator => $"{Value(field)} == default",
        _ => $"global::System.Collections.Generic.EqualityComparer<{field.TypeName}>.Default.Equals({Value(field)}, default)",
    };
}
