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

    public static string Emit(Registry registry)
    {
        string name = registry.Assembly.Name;
        IndentedWriter writer = new();
        SourceFile.Head(writer, registry.Assembly.References.Select(static reference => reference.Alias));
        writer.Line($"[assembly: {SourceFile.Contract}StateRegistry(typeof(global::Stateify.Generated.{name}))]");
        writer.Line();
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line("/// <summary>The savable types of this assembly.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Line(SourceFile.Hidden);
        writer.Open($"public static class {name}");
        writer.Line("/// <summary>Runs the initializers of this assembly, as the first call of anything in it does.</summary>");
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
        writer.Open("public static void Load()");
        writer.Close();
        writer.Line();
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        writer.Line($"{SourceFile.Contract}TypeSet types = {SourceFile.Contract}TypeSet.OfProcess;");
        foreach (RegistryReference reference in registry.Assembly.References)
            writer.Line($"types.AddReference(static () => {reference.Registry}.Load());");
        foreach (string statement in registry.Types.Concat(registry.Registrations))
            writer.Line(statement);
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
