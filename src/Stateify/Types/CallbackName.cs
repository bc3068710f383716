using System.Collections.Concurrent;
using System.Reflection;

namespace Stateify.Types;

/// <summary>What a file says of a method that a delegate calls.</summary>
/// <param name="Class">The name of the type that declares it.</param>
/// <param name="Method">
/// Its name, its type arguments in angle brackets, and the types of its parameters in parentheses: <c>OnTick(System.Int32, ref Game.Unit)</c>.
/// </param>
internal readonly record struct CallbackName(string Class, string Method)
{
    // A name is an object of the graph that refers to it: it must be the same one in every row, and none that the user can have.
    private static readonly ConcurrentDictionary<string, string> OwnTexts = new();

    /// <summary>The name with the names that its types have now.</summary>
    public CallbackName Current
    {
        get
        {
            int open = Method.IndexOf('(', StringComparison.Ordinal);
            if (open < 0 || !Method.EndsWith(')'))
                return this;
            string parameters = TypeRegistry.CurrentName(Method[(open + 1)..^1]);
            return new CallbackName(TypeRegistry.CurrentName(Class), $"{TypeRegistry.CurrentName(Method[..open])}({parameters})");
        }
    }

    /// <summary>The one object that stands for a text.</summary>
    public static string Own(string text) => OwnTexts.GetOrAdd(text, static text => new string(text.AsSpan()));

    /// <summary>The name of a method with its type arguments.</summary>
    public static string NameOf(MethodInfo method) => method.IsGenericMethod
        ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>"
        : method.Name;

    /// <summary>The parameters of a method, in parentheses.</summary>
    public static string Parameters(MethodInfo method) => $"({string.Join(", ", method.GetParameters().Select(TextOf))})";

    /// <summary>A name as errors show it.</summary>
    public override string ToString() => $"{Class}.{Method}";

    private static string TextOf(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { IsByRef: true } type => "ref " + TypeNames.Of(type.GetElementType()!),
        { IsFunctionPointer: true } type => type.ToString(),
        var type => TypeNames.Of(type),
    };
}
