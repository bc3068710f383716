using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes the nested class <c>StateRows</c> of a savable class. Its static members save and load the fields the class and its
/// bases declare, and are there for derived classes; its instance, which an abstract class has not, is the class's type.
/// </summary>
internal static class RowsEmitter
{
    public static void Emit(IndentedWriter writer, SavableType type)
    {
        FieldStatements fields = new(type);
        bool isAbstract = type.Kind == SavableKind.AbstractClass;
        string hides = type.BaseName is null ? "" : "new ";
        string head = isAbstract
            ? $"public {hides}static class StateRows"
            : $"public {hides}sealed class StateRows : {SourceFile.Contract}ClassType<{type.FullName}>";

        writer.Line($"/// <summary>The rows of {type.DisplayName.Replace("<", "&lt;").Replace(">", "&gt;")}.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Line(SourceFile.Hidden);
        writer.Open(head);
        if (!isAbstract)
        {
            writer.Line("public static readonly StateRows Type = new();");
            writer.Line();
        }

        PartsEmitter.EmitBaseArguments(writer, type);
        EmitWidth(writer, fields.Layout);
        if (!isAbstract)
            EmitInstance(writer, type);
        ConstructorEmitter.EmitBegin(writer, type);
        EmitFields(writer, type, fields);
        HookEmitter.Emit(writer, type, fields);
        CallbackEmitter.Emit(writer, type);
        EmitAccessors(writer, type, fields);
        writer.Close();
    }

    /// <summary>Writes the accessors of the fields that have no name, or several values.</summary>
    public static void EmitAccessors(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        foreach (string? member in type.Fields.SelectMany(field => new[] { fields.Items(field), fields.Accessor(field) }))
        {
            if (member is null)
                continue;
            writer.Line();
            writer.Line(member);
        }
    }

    /// <summary>Writes the width of the fields and the offsets that have names.</summary>
    public static void EmitWidth(IndentedWriter writer, RowLayout layout)
    {
        foreach (string constant in layout.Constants)
            writer.Line(constant);
        writer.Line($"public {(layout.IsConstant ? "const" : "static readonly")} int FieldsWidth = {layout.Width};");
    }

    /// <summary>Writes the width of a row: a type without fields still takes a byte.</summary>
    public static void EmitRowWidth(IndentedWriter writer) =>
        writer.Line($"public override int Width => {SourceFile.Contract}RowWriter.WidthOf(FieldsWidth);");

    /// <summary>Writes the names of earlier versions.</summary>
    public static void EmitFormerNames(IndentedWriter writer, SavableType type)
    {
        if (type.History.FormerNames.Count == 0)
            return;
        string names = string.Join(", ", type.History.FormerNames.Select(FieldStatements.Literal));
        writer.Line();
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<string> FormerNames => [{names}];");
    }

    private static void EmitInstance(IndentedWriter writer, SavableType type)
    {
        string name = type.FullName;
        writer.Line();
        EmitRowWidth(writer);
        if (type.GivenName is not null)
        {
            writer.Line();
            writer.Line($"protected override string GivenName => {FieldStatements.Literal(type.GivenName)};");
        }

        EmitFormerNames(writer, type);

        writer.Line();
        writer.Line("protected override void Describe(" + SourceFile.Contract + "SchemaBuilder schema) => DescribeFields(schema);");
        PartsEmitter.Emit(writer, type);
        writer.Line();
        ConstructorEmitter.EmitCreate(writer, type);
        writer.Line();
        if (type.HasOrdinal)
        {
            writer.Open($"public override int OrdinalOf(object obj, {SourceFile.Contract}SaveTable table)");
            writer.Line($"return table.Ordinal(obj, ref {SourceFile.Contract}Access.As<{name}>(obj)._stateOrdinal);");
            writer.Close();
            writer.Line();
        }

        writer.Open($"protected override void SaveRows({SourceFile.Contract}RowTable table)");
        writer.Line($"while (table.TryNext(out object? next, out {SourceFile.Contract}RowWriter row))");
        writer.Continue($"SaveFields({SourceFile.Contract}Access.As<{name}>(next), row);");
        writer.Close();
        writer.Line();
        writer.Open($"protected override void LoadRows({SourceFile.Contract}RowLoadTable table)");
        writer.Line($"{SourceFile.Contract}RowCursor rows = table.Rows;");
        writer.Line($"while (rows.TryNext(out object? next, out {SourceFile.Contract}RowReader row))");
        writer.Continue($"LoadFields({SourceFile.Contract}Access.As<{name}>(next), row);");
        writer.Close();
        writer.Line();
        writer.Open($"protected override void LoadSavedRows({SourceFile.Contract}RowLoadTable table)");
        writer.Line($"{SourceFile.Contract}RowCursor rows = table.Rows;");
        writer.Line($"while (rows.TryNext(out object? next, out {SourceFile.Contract}RowReader row))");
        writer.Continue($"LoadSavedFields({SourceFile.Contract}Access.As<{name}>(next), row);");
        writer.Close();
    }

    private static void EmitFields(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        string name = type.FullName;
        writer.Line();
        Chain(writer, $"public static void DescribeFields({SourceFile.Contract}SchemaBuilder schema)", type, "DescribeFields(schema)",
            FieldStatements.DescribeAll(type));
        PartsEmitter.EmitForDerived(writer, type);
        writer.Line();
        writer.Line(SourceFile.Inlined);
        Chain(writer, $"public static void SaveFields({name} self, {SourceFile.Contract}RowWriter row)", type, "SaveFields(self, row)",
            type.Fields.Select(fields.Save));
        writer.Line();
        writer.Line(SourceFile.Inlined);
        Chain(writer, $"public static void LoadFields({name} self, {SourceFile.Contract}RowReader row)", type, "LoadFields(self, row)",
            type.Fields.Select(fields.Load));
        writer.Line();
        writer.Line("/// <summary>Fills the fields that a row of an earlier version has.</summary>");
        writer.Line(SourceFile.Inlined);
        Chain(writer, $"public static void LoadSavedFields({name} self, {SourceFile.Contract}RowReader row)", type, "LoadSavedFields(self, row)",
            type.Fields.Select(fields.LoadIfSaved));
    }

    private static void Chain(IndentedWriter writer, string head, SavableType type, string baseCall, IEnumerable<string?> statements)
    {
        writer.Open(head);
        if (type.BaseName is not null)
            writer.Line($"{type.BaseName}.StateRows.{baseCall};");
        foreach (string? statement in statements)
        {
            if (statement is not null)
                writer.Line(statement);
        }

        writer.Close();
    }
}
