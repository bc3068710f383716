using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file that carries the schema.</summary>
internal static class SchemaEmitter
{
    public const string HintName = "State-Schema.g.cs";

    public static string Emit(StateSchema schema)
    {
        IndentedWriter writer = new();
        SourceFile.Head(writer);
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line("/// <summary>What state files say of the savable types of this assembly.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open("internal static class StateSchema");
        TextConstant.Emit(writer, "Text", SchemaText.Emit(schema));
        writer.Close();
        return writer.ToString();
    }
}
