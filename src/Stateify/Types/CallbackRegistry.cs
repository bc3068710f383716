using System.Collections.Concurrent;
using System.Reflection;
using Stateify.Contract;

namespace Stateify.Types;

/// <summary>
/// The methods of this process that saved delegates may call: those of the objects of registered types, and static ones by the type
/// that declares them. Thread-safe.
/// </summary>
internal static class CallbackRegistry
{
    private static readonly ConcurrentDictionary<Type, Lazy<CallbackSet>> Statics = new();
    private static (int Count, Dictionary<string, CallbackSet> Sets) _byClass = (0, []);

    /// <summary>Adds the static methods of a type.</summary>
    public static void Add(Type type, Action<CallbackSet> describe) => Statics.TryAdd(type, new Lazy<CallbackSet>(() => new CallbackSet(describe)));

    /// <summary>The name of the method that a delegate with one target calls; null if it must not be saved.</summary>
    public static CallbackName? Find(Delegate call)
    {
        MethodInfo method = call.Method;
        if (method.IsStatic)
            return method.DeclaringType is { } type && Statics.TryGetValue(type, out Lazy<CallbackSet>? statics) ? statics.Value.Find(method) : null;
        return call.Target is null ? null : TypeRegistry.FindDeclared(call.Target.GetType())?.Callbacks.Find(method);
    }

    /// <summary>The method of a name in a file, to be called on an object or, if it is static, with it as its first argument.</summary>
    public static MethodInfo? Find(CallbackName name, object? target)
    {
        CallbackSet? own = target is null ? null : TypeRegistry.FindDeclared(target.GetType())?.Callbacks;
        CallbackName current = name.Current;
        return own?.Find(name) ?? FindStatic(name) ?? own?.Find(current) ?? FindStatic(current) ?? own?.FindAnywhere(current.Method);
    }

    private static MethodInfo? FindStatic(CallbackName name)
    {
        (int count, Dictionary<string, CallbackSet> sets) = _byClass;
        if (count != Statics.Count)
            sets = Index();
        return sets.GetValueOrDefault(name.Class)?.Find(name);
    }

    private static Dictionary<string, CallbackSet> Index()
    {
        KeyValuePair<Type, Lazy<CallbackSet>>[] statics = [.. Statics];
        Dictionary<string, CallbackSet> sets = [];
        foreach ((_, Lazy<CallbackSet> set) in statics)
        {
            foreach (string name in set.Value.Classes)
                sets.TryAdd(name, set.Value);
        }

        _byClass = (statics.Length, sets);
        return sets;
    }
}
