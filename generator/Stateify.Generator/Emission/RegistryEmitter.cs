using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file that makes an assembly's savable types known when the assembly is loaded.</summary>
internal static class RegistryEmitter
{
    // A name no type can have, for a type's file is named after the type.
    public const string HintName = "State-Registry.g.cs";

    /// <summary>
    /// The statement that registers a type; null for an open generic one, which those register who close it. An abstract class has no
    /// objects, but may have static methods for delegates to call.
    /// </summary>
    public static string? Statement(SavableType type) => type switch
    {
        { Registry: null } => null,
        { Kind: not SavableKind.AbstractClass } => $"types.Add({type.Registry});",
        { HasStaticCallbacks: true, RegistryPath.Count: 0 } => $"{type.FullName}.StateRows.RegisterFields(types);",
        _ => null,
    };

    /// <summary>The statement that says that a type of earlier versions is gone.</summary>
    public static string Removed(string name) => $"types.AddRemoved({FieldStatements.Literal(name)});";

    public static string Emit(IReadOnlyList<string> types, IReadOnlyList<string> registrations)
    {
        IndentedWriter writer = new();
        SourceFile.Head(writer);
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line("/// <summary>The savable types of this assembly.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open("file static class StateRegistry");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        writer.Line($"{SourceFile.Contract}TypeSet types = {SourceFile.Contract}TypeSet.OfProcess;");
        foreach (string type in types)
            writer.Line(type);
        foreach (string registration in registrations)
            writer.Line(registration);
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
