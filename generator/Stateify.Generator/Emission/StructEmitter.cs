using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes what a savable struct gets: its fields, inline in the rows of whatever holds it.</summary>
internal static class StructEmitter
{
    public static void Emit(IndentedWriter writer, SavableType type)
    {
        FieldStatements fields = new(type);
        string name = type.FullName;
        string contract = $"{SourceFile.Contract}ISavableStruct<{name}>";

        writer.Open($"{type.Declaration} : {contract}");
        writer.Line($"static int {contract}.Width => StateRows.Type.Width;");
        writer.Line();
        writer.Line($"static {SourceFile.Contract}StateType {contract}.Type => StateRows.Type;");
        writer.Line();
        Statements(writer, $"static void {contract}.SaveFields(in {name} self, {SourceFile.Contract}RowWriter row)",
            "StateRows.SaveFields(in self, row);");
        writer.Line();
        Statements(writer, $"static void {contract}.LoadFields(ref {name} self, {SourceFile.Contract}RowReader row)",
            "StateRows.LoadFields(ref self, row);");
        writer.Line();
        HookEmitter.EmitForwards(writer, type, contract);
        ConstructorEmitter.Emit(writer, type);
        EmitRows(writer, type, fields);
        writer.Close();
    }

    private static void EmitRows(IndentedWriter writer, SavableType type, FieldStatements fields)
    {
        string name = type.FullName;
        writer.Line($"/// <summary>The columns of {type.DisplayName.Replace("<", "&lt;").Replace(">", "&gt;")}.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Line(SourceFile.Hidden);
        writer.Open($"public sealed class StateRows : {SourceFile.Contract}StructType<{name}>");
        writer.Line("public static readonly StateRows Type = new();");
        writer.Line();
        RowsEmitter.EmitWidth(writer, fields.Layout);
        writer.Line();
        RowsEmitter.EmitRowWidth(writer);
        if (type.GivenName is not null)
        {
            writer.Line();
            writer.Line($"protected override string GivenName => {FieldStatements.Literal(type.GivenName)};");
        }

        RowsEmitter.EmitFormerNames(writer, type);

        writer.Line();
        Statements(writer, $"protected override void Describe({SourceFile.Contract}SchemaBuilder schema)",
            [.. FieldStatements.DescribeAll(type)]);
        PartsEmitter.Emit(writer, type);
        writer.Line();
        Statements(writer, $"public static void SaveFields(in {name} self, {SourceFile.Contract}RowWriter row)",
            [.. type.Fields.Select(fields.Save), fields.Layout.Width == "0" ? "row.Write(0, (byte)0);" : null]);
        writer.Line();
        Statements(writer, $"public static void LoadFields(ref {name} self, {SourceFile.Contract}RowReader row)",
            [type.Construction.Creation == Creation.Hollow ? $"self = {ConstructorEmitter.New(type)};" : null, .. type.Fields.Select(fields.Load)]);
        HookEmitter.EmitOfStruct(writer, type, fields);
        CallbackEmitter.Emit(writer, type);
        RowsEmitter.EmitAccessors(writer, type, fields);
        writer.Close();
    }

    private static void Statements(IndentedWriter writer, string head, params string?[] statements)
    {
        writer.Open(head);
        foreach (string? statement in statements)
        {
            if (statement is not null)
                writer.Line(statement);
        }

        writer.Close();
    }
}
