using System.Reflection;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Codecs;

/// <summary>What can be wrong with the method that a delegate calls.</summary>
internal static class CallbackErrors
{
    private const string Move = "move its code into a method of a savable class that is marked so";

    /// <summary>A method that a saved delegate must not call.</summary>
    public static StateException NotMarked(Delegate call)
    {
        MethodInfo method = call.Method;
        string reason = method switch
        {
            { IsStatic: false } when call.Target is null => "without an object to call it on, which is not supported; give it one",
            _ when !method.IsDefined(typeof(SavableCallbackAttribute), inherit: true) => $"which is not marked [SavableCallback]; {Mark(method)}",
            { IsStatic: true } => "whose class is not registered; make a type of it known with [assembly: SavableType(typeof(...))]",
            _ => $"which is not what a call of it on a {call.Target!.GetType()} would call, or not one of a savable type; call an override by its own name",
        };
        return StateErrors.UnsavableCallback(call.GetType(), Show(method), reason);
    }

    /// <summary>A method that the program does not have.</summary>
    public static StateException Unknown(string delegateType, CallbackName name, object? target) => StateErrors.UnknownCallback(
        delegateType,
        name.ToString(),
        $"which this program has not marked [SavableCallback]{On(target)}; say [FormerlyNamed] on the method that took its place, or keep one that does nothing");

    /// <summary>A method that cannot be called by a delegate.</summary>
    public static StateException DoesNotFit(string delegateType, CallbackName name, object? target) => StateErrors.UnknownCallback(
        delegateType,
        name.ToString(),
        $"which has other parameters or another result than the delegate type{On(target)}, or the image is damaged");

    private static string On(object? target) => target is null ? "" : $" and is called on a {target.GetType()}";

    private static string Mark(MethodInfo method) => IsOfCompiler(method.Name) ? Move : "mark it so";

    /// <summary>A method as its author knows it: lambdas and local functions are in classes, and have names, of the compiler.</summary>
    private static string Show(MethodInfo method)
    {
        string type = "";
        for (Type? current = method.DeclaringType; current is not null; current = current.DeclaringType)
        {
            if (!IsOfCompiler(current.Name))
            {
                type = $"{TypeNames.Of(current)}.";
                break;
            }
        }

        string name = method.Name;
        int end = name.LastIndexOf('>');
        if (!IsOfCompiler(name) || end < 0)
            return $"the method {type}{name}";
        int local = name.IndexOf("g__", end, StringComparison.Ordinal);
        int bar = name.IndexOf('|', end);
        return local > 0 && bar > local
            ? $"the local function {name[(local + 3)..bar]} in {type}{name[1..end]}"
            : $"a lambda in {type}{name[1..end]} ({name})";
    }

    private static bool IsOfCompiler(string name) => name.StartsWith('<');
}
