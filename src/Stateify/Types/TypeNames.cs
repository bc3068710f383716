using System.Text;

namespace Stateify.Types;

/// <summary>
/// Names of types in a file: namespace and name, arguments in angle brackets, no assembly. A type moved to another assembly
/// keeps its name; a savable type with a given name passes it on to the generic types and arrays made of it.
/// </summary>
internal static class TypeNames
{
    /// <summary>What precedes the name of a value in that of its box.</summary>
    public const string Box = "box ";

    private const string Separators = "<>[], ";

    public static string Of(Type type) => TypeRegistry.NameOf(type) ?? Compose(type);

    /// <summary>The name of a type from its parts.</summary>
    /// <param name="type">The type.</param>
    /// <param name="definition">What stands for its C# name without type arguments, if anything does.</param>
    public static string Compose(Type type, string? definition = null)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        definition ??= DefinitionOf(type);
        if (!type.IsGenericType)
            return definition;

        StringBuilder name = new();
        name.Append(definition).Append('<');
        Type[] arguments = type.GetGenericArguments();
        for (int i = 0; i < arguments.Length; i++)
            name.Append(i == 0 ? "" : ", ").Append(Of(arguments[i]));
        return name.Append('>').ToString();
    }

    /// <summary>The C# name of a type without its type arguments.</summary>
    public static string DefinitionOf(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName ?? definition.Name;
    }

    /// <summary>A name with each of the names it is made of replaced.</summary>
    /// <param name="name">A composed name, such as <c>box Game.Point</c> or <c>Game.Unit[]</c>.</param>
    /// <param name="replace">The replacement of a name without arguments; null to keep it.</param>
    public static string Replace(string name, Func<string, string?> replace)
    {
        StringBuilder result = new();
        int start = name.StartsWith(Box, StringComparison.Ordinal) ? Box.Length : 0;
        result.Append(name, 0, start);
        while (start < name.Length)
        {
            int end = name.AsSpan(start).IndexOfAny(Separators);
            end = end < 0 ? name.Length : start + end;
            string part = name[start..end];
            result.Append(replace(part) ?? part);
            for (start = end; start < name.Length && Separators.Contains(name[start]); start++)
                result.Append(name[start]);
        }

        return result.ToString();
    }
}
