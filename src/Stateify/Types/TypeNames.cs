using System.Text;

namespace Stateify.Types;

/// <summary>
/// Names of types in a file: namespace and name, arguments in angle brackets, no assembly. A type moved to another assembly
/// keeps its name; a savable type with a given name passes it on to the generic types and arrays made of it.
/// </summary>
internal static class TypeNames
{
    public static string Of(Type type) => TypeRegistry.NameOf(type) ?? Compose(type);

    /// <summary>The name of a type that has no given one.</summary>
    public static string Compose(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType)
            return type.FullName ?? type.Name;

        StringBuilder name = new();
        string definition = type.GetGenericTypeDefinition().FullName!;
        name.Append(definition).Append('<');
        Type[] arguments = type.GetGenericArguments();
        for (int i = 0; i < arguments.Length; i++)
            name.Append(i == 0 ? "" : ", ").Append(Of(arguments[i]));
        return name.Append('>').ToString();
    }
}
