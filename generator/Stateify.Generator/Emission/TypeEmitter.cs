using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file of one savable type.</summary>
internal static class TypeEmitter
{
    public static string Emit(SavableType type)
    {
        IndentedWriter writer = new();
        SourceFile.Head(writer);
        if (type.Namespace.Length > 0)
        {
            writer.Line($"namespace {type.Namespace};");
            writer.Line();
        }

        for (int level = 0; level < type.Containers.Count; level++)
        {
            writer.Open(type.Containers[level]);
            HandOut(writer, type, level);
        }

        if (type.Kind == SavableKind.Struct)
            StructEmitter.Emit(writer, type);
        else
            ClassEmitter.Emit(writer, type);
        for (int level = 0; level < type.Containers.Count; level++)
            writer.Close();
        return writer.ToString();
    }

    /// <summary>
    /// Makes a hidden nested type known to the registry: each container hands it to the next one out. An abstract class is in none.
    /// </summary>
    private static void HandOut(IndentedWriter writer, SavableType type, int level)
    {
        if (type.RegistryPath.Count == 0 || type.Kind == SavableKind.AbstractClass)
            return;
        string source = level + 1 == type.Containers.Count
            ? $"{type.FullName}.StateRows.Type"
            : $"{type.RegistryPath[level + 1].Container}.{type.RegistryPath[level + 1].Property}";
        writer.Line(SourceFile.Hidden);
        writer.Line($"internal static {SourceFile.Contract}StateType {type.RegistryPath[level].Property} => {source};");
        writer.Line();
    }
}
