using System.Reflection;

namespace Stateify.Tests.Graph;

/// <summary>
/// Demands that every field and element that can be reached holds an object of its type: what is cast without a check must have been
/// checked before.
/// </summary>
internal static class TypeSafety
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Demand(object? graph)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> left = new();
        Visit(graph, typeof(object), seen, left);
        while (left.TryPop(out object? found))
        {
            if (found is Array array)
            {
                foreach (object? item in array)
                    Visit(item, array.GetType().GetElementType()!, seen, left);
                continue;
            }

            for (Type? type = found.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(Own).Where(static field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike))
                    Visit(field.GetValue(found), field.FieldType, seen, left);
            }
        }
    }

    private static void Visit(object? value, Type type, HashSet<object> seen, Stack<object> left)
    {
        if (value is null)
            return;
        Assert.True(type.IsInstanceOfType(value) || Nullable.GetUnderlyingType(type) is not null, $"A {type} holds a {value.GetType()}.");

        // What the platform makes of a graph is its own matter, and endless.
        bool isOpaque = value is MemberInfo or Delegate or string or Pointer || value.GetType().IsPrimitive || value.GetType().IsEnum;
        if (!isOpaque && (value is ValueType || seen.Add(value)))
            left.Push(value);
    }
}
