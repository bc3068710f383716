using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file that carries the schema.</summary>
internal static class SchemaEmitter
{
    public const string HintName = "State-Schema.g.cs";

    public static string Emit(StateSchema schema) => TextConstant.File(
        "StateSchema", "What state files say of the savable types of this assembly.", ("Text", SchemaText.Emit(schema)));
}
