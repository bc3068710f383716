using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Tests.Harness;

/// <summary>
/// Walks over everything a value refers to. A step whose output reaches an object of the compiler keeps a whole compilation
/// alive and compares by identity, which defeats the cache.
/// </summary>
internal static class CompilerObjects
{
    public static void AssertNoneIn(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Value, string Path)> left = new([(root, root.GetType().Name)]);
        while (left.TryPop(out (object Value, string Path) item))
        {
            Type type = item.Value.GetType();
            Assert.False(IsOfCompiler(type), $"{item.Path} is a {type}");
            if (type.IsPrimitive || type.IsEnum || type == typeof(string) || !seen.Add(item.Value))
                continue;
            foreach ((object? value, string name) in Parts(item.Value, type))
            {
                if (value is not null)
                    left.Push((value, $"{item.Path}.{name}"));
            }
        }
    }

    private static bool IsOfCompiler(Type type) =>
        type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true
        || typeof(ISymbol).IsAssignableFrom(type)
        || typeof(Delegate).IsAssignableFrom(type);

    private static IEnumerable<(object? Value, string Name)> Parts(object value, Type type)
    {
        if (value is Array array)
        {
            foreach (object? item in array)
                yield return (item, "[]");
        }

        for (Type? current = type; current is not null && !type.IsArray; current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return (field.GetValue(value), field.Name);
        }
    }
}
