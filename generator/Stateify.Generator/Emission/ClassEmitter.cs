using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes what a savable class gets: an ordinal, a constructor that leaves it empty, a reference to it, and its rows.</summary>
internal static class ClassEmitter
{
    public static void Emit(IndentedWriter writer, SavableType type)
    {
        writer.Open(type.Declaration);
        if (type.HasOrdinal)
        {
            writer.Line("/// <summary>The number the last save gave this object.</summary>");
            writer.Line("[global::System.NonSerialized]");
            writer.Line("private int _stateOrdinal;");
            writer.Line();
        }

        ConstructorEmitter.Emit(writer, type);
        if (type.Kind == SavableKind.SealedClass)
        {
            EmitReference(writer, type);
            writer.Line();
        }

        RowsEmitter.Emit(writer, type);
        writer.Close();
    }

    private static void EmitReference(IndentedWriter writer, SavableType type)
    {
        string name = type.FullName;
        string found = type.HasOrdinal ? "value, ref value._stateOrdinal" : "value";
        writer.Line($"/// <summary>A reference to a {Escape(type.DisplayName)}: an ordinal.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open($"internal readonly struct StateReference : {SourceFile.Contract}IColumn<{name}>");
        writer.Line("public static int Width => 4;");
        writer.Line();
        writer.Line($"public static {SourceFile.Contract}ColumnSchema Schema {{ get; }} = {SourceFile.Contract}ColumnSchema.Exact(StateRows.Type);");
        writer.Line();
        writer.Line(SourceFile.Inlined);
        writer.Open($"public static int Ordinal({name}? value, {SourceFile.Contract}RowWriter row)");
        writer.Line($"return value is null ? 0 : row.Table(StateRows.Type).Ordinal({found});");
        writer.Close();
        writer.Line();
        writer.Line(SourceFile.Inlined);
        writer.Open($"public static int Ordinal({name}? value, {SourceFile.Contract}SaveTable table)");
        writer.Line($"return value is null ? 0 : table.Ordinal({found});");
        writer.Close();
        writer.Line();
        writer.Line($"public static void Write({SourceFile.Contract}RowWriter cell, {name}? value) => cell.Write(0, Ordinal(value, cell));");
        writer.Line();
        writer.Line($"public static {name}? Read({SourceFile.Contract}RowReader cell) => cell.ReadExact<{name}>(0, StateRows.Type);");
        writer.Close();
    }

    private static string Escape(string text) => text.Replace("<", "&lt;").Replace(">", "&gt;");
}
