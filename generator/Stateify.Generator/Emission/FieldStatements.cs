using System.Globalization;
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
        FieldRole.Saved when field.Column!.Access == ColumnAccess.Repeated => Repeat(field, field.HasHooks ? "WriteStored" : "Write"),
        FieldRole.Saved when field.HasHooks => $"{field.Column!.ColumnName}.WriteStored({At(Layout[field])}, ref {Stored(field)});",
        FieldRole.Saved => Write(field.Column!, Layout[field], Value(field)),
        FieldRole.SavedAs => Write(field.Column!, Layout[field], $"{Self}.Save{field.Methods}()"),
        FieldRole.Elements => Write(field.Column!, Layout[field], "self"),
        FieldRole.External => $"row.External({Literal(field.Key!)}, {Literal(field.Name)}, {External(field)});",
        FieldRole.ZeroValue => $"row.RequireZero({IsZero(field)}, {Literal(field.Name)});",
        _ => null,
    };

    /// <summary>The statement that fills a field from its row; null if nothing is to be done.</summary>
    public string? Load(SavableField field) => field.Role switch
    {
        FieldRole.Saved when field.Column!.Access == ColumnAccess.Repeated => Repeat(field, "Read"),
        FieldRole.Saved => $"{Place(field)} = {Read(field.Column!, Layout[field])};",
        FieldRole.External => $"{Place(field)} = row.External<{field.TypeName}>({Literal(field.Key!)}, {Literal(field.Name)});",
        _ => null,
    };

    /// <summary>The statement that fills a field from its row if the row has it; null if nothing is to be done.</summary>
    public string? LoadIfSaved(SavableField field) =>
        field.Role == FieldRole.Saved ? IfSaved(field) + Load(field) : Load(field);

    /// <summary>The statement that runs a hook of the structs in a field, where they are stored.</summary>
    public string Hook(SavableField field, string hook)
    {
        string row = hook == "AfterLoad" ? $"{At(Layout[field])}, " : "";
        return field.Column!.Access == ColumnAccess.Repeated
            ? $"{SourceFile.Contract}Repeated.Run{hook}<{field.Column.TypeName}, {field.Column.ColumnName}>({ItemsName(field)}(ref self), {row}context);"
            : $"{field.Column.ColumnName}.Run{hook}(ref {Stored(field)}, {row}context);";
    }

    /// <summary>The statement that hands a saved value to the object's own method.</summary>
    public string LoadAs(SavableField field) =>
        IfSaved(field) + $"self.Load{field.Methods}({Read(field.Column!, Layout[field])});";

    private string IfSaved(SavableField field) => $"if (row.Has({Layout[field]}))\n    ";

    /// <summary>The statements that declare a type's own columns, after that which says whose they are.</summary>
    public static IEnumerable<string> DescribeAll(SavableType type)
    {
        if (type.Kind != SavableKind.Struct)
            yield return DescribeClass(type);
        foreach (SavableField field in type.Fields.Where(static field => field.Column is not null))
            yield return Describe(field);
        foreach (string removed in type.History.RemovedFields)
            yield return $"schema.Removed({Literal(removed)});";
    }

    private static string DescribeClass(SavableType type)
    {
        string name = type.GivenName is null ? "" : $", name: {Literal(type.GivenName)}";
        string version = type.History.Version == 1 ? "" : $", version: {type.History.Version}";
        string upgrade = type.History.HasUpgrade ? $", upgrade: {type.FullName}.Upgrade" : "";
        return $"schema.Class(typeof({type.FullName}){name}{version}{upgrade}{Formerly(type.History.FormerNames)});";
    }

    private static string Describe(SavableField field)
    {
        string wait = field.Waits ? ", wait: true" : "";
        string column = $"{field.Column!.ColumnName}.Schema";
        if (field.Column.Access == ColumnAccess.Repeated)
            column = $"{SourceFile.Contract}ColumnSchema.Repeated({column}, {Number(field.Column.Count)})";
        return $"schema.Add({Literal(field.Name)}, {column}{wait}{Formerly(field.FormerNames)});";
    }

    /// <summary>The last argument of a method that takes former names; empty if there are none.</summary>
    public static string Formerly(EquatableArray<string> names) =>
        names.Count == 0 ? "" : $", formerly: [{string.Join(", ", names.Select(Literal))}]";

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

    /// <summary>The method that gives all values of a field that holds several; null if it holds one.</summary>
    public string? Items(SavableField field)
    {
        if (field.Column is not { Access: ColumnAccess.Repeated } column)
            return null;
        (string modifier, string first) = field.IsFixedBuffer ? ("unsafe ", $"self.{field.Identifier}[0]") : ("", Place(field));
        return $"private static {modifier}global::System.Span<{column.TypeName}> {ItemsName(field)}(ref {type.FullName} self) =>\n"
            + $"    global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {first}, {Number(column.Count)});";
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private string Write(Column column, string offset, string value) => column.Access switch
    {
        ColumnAccess.Scalar or ColumnAccess.Boolean => $"row.Write({offset}, {value});",
        ColumnAccess.Text => $"row.WriteText({offset}, {value});",
        ColumnAccess.Reference => $"row.WriteReference({offset}, {value});",
        ColumnAccess.Exact when IsOwn(column) => $"row.Write({offset}, StateReference.Ordinal({value}, row.OwnTable));",
        ColumnAccess.Exact => $"row.Write({offset}, {column.ColumnName}.Ordinal({value}, row));",
        _ => $"{column.ColumnName}.Write({At(offset)}, {value});",
    };

    private string Read(Column column, string offset) => column.Access switch
    {
        ColumnAccess.Scalar => $"row.Read<{column.TypeName}>({offset})",
        ColumnAccess.Boolean => $"row.ReadBoolean({offset})",
        ColumnAccess.Text => $"row.ReadText({offset})",
        ColumnAccess.Reference => $"row.ReadReference<{column.TypeName}>({offset})",
        ColumnAccess.Exact when IsOwn(column) => $"row.ReadExact<{column.TypeName}>({offset})",
        ColumnAccess.Exact => $"row.ReadExact<{column.TypeName}>({offset}, {column.TypeName}.StateRows.Type)",
        _ => $"{column.ColumnName}.Read({At(offset)})",
    };

    /// <summary>Whether an exact reference leads to another object of the very type.</summary>
    private bool IsOwn(Column column) => column.TypeName == type.FullName;

    private static string At(string offset) => offset == "0" ? "row" : $"row.At({offset})";

    // A struct is passed as 'in' where it is saved, and its methods would be called on a copy.
    private string Self => type.Kind == SavableKind.Struct ? $"{SourceFile.Contract}Access.Writable(in self)" : "self";

    private string Stored(SavableField field) => field.Writing == FieldAccess.Direct && type.Kind == SavableKind.Struct
        ? $"{SourceFile.Contract}Access.Writable(in self.{field.Identifier})"
        : Place(field);

    private string Value(SavableField field) =>
        field.Reading == FieldAccess.Accessor ? AccessorCall(field) : $"self.{field.Identifier}";

    // A call with a dynamic argument is bound when it runs, which a row does not allow.
    private string External(SavableField field) => field.TypeName == "dynamic" ? $"(object){Value(field)}" : Value(field);

    private string Place(SavableField field) => field.Writing switch
    {
        FieldAccess.PastReadonly => $"{SourceFile.Contract}Access.Writable(in self.{field.Identifier})",
        FieldAccess.Accessor => AccessorCall(field),
        _ => $"self.{field.Identifier}",
    };

    // Several values are always those of a struct.
    private string Repeat(SavableField field, string method) =>
        $"{SourceFile.Contract}Repeated.{method}<{field.Column!.TypeName}, {field.Column.ColumnName}>"
        + $"({At(Layout[field])}, {ItemsName(field)}(ref {SourceFile.Contract}Access.Writable(in self)));";

    // A struct is passed as 'in' where it is saved, and its accessor wants 'ref'.
    private string AccessorCall(SavableField field)
    {
        string self = type.Kind == SavableKind.Struct ? $"ref {SourceFile.Contract}Access.Writable(in self)" : "self";
        return $"{AccessorName(field)}({self})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ItemsName(SavableField field) => "ItemsOf_" + field.Stem;

    private static string AccessorName(SavableField field) => "FieldOf_" + field.Stem;

    private string IsZero(SavableField field) => field.ZeroTest switch
    {
        ZeroTest.Null => $"{Value(field)} is null",
        ZeroTest.Operator => $"{Value(field)} == default",
        _ => $"global::System.Collections.Generic.EqualityComparer<{field.TypeName}>.Default.Equals({Value(field)}, default)",
    };
}
