using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Stateify.Types;

namespace Stateify.Contract;

/// <summary>
/// The methods that saved delegates may call on objects of one type, or the static ones that one type declares. Made once, when the
/// first delegate needs it, and not changed afterwards.
/// </summary>
/// <remarks>
/// Generated code names a method by a delegate to it, of a delegate type with the same signature: so nothing is looked up by
/// name, a trimmer sees that the method is used, and a delegate to an object that has no state yet tells which override
/// its class calls. To save is to find <see cref="Delegate.Method"/> here; to load is <see cref="MethodInfo.CreateDelegate(Type, object)"/>,
/// which works for each delegate type that fits, checks that it does, and needs no code to be generated at run time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallbackSet
{
    // What the runtime's documentation of uninitialized objects asks for.
    private const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    private readonly Dictionary<MethodInfo, CallbackName> _names = [];
    private readonly Dictionary<CallbackName, MethodInfo> _methods = [];
    private readonly Dictionary<CallbackName, MethodInfo> _formerMethods = [];
    private string _class = "";
    private string[] _formerClasses = [];

    internal CallbackSet(Action<CallbackSet> describe) => describe(this);

    /// <summary>The names by which files know the classes that declare the methods.</summary>
    internal IEnumerable<string> Classes => _methods.Keys.Concat(_formerMethods.Keys).Select(static name => name.Class).Distinct();

    /// <summary>An object of which nothing is asked but what methods it has. It is never finalized.</summary>
    public static T Probe<[DynamicallyAccessedMembers(Constructors)] T>()
        where T : class
    {
        T probe = Access.Bare<T>();
        GC.SuppressFinalize(probe);
        return probe;
    }

    /// <summary>Begins the methods that one class of an inheritance chain declares.</summary>
    /// <param name="type">The class.</param>
    /// <param name="name">The name that replaces its C# name in files.</param>
    /// <param name="formerly">The names the class had in earlier versions.</param>
    public void Class(Type type, string? name = null, params string[] formerly)
    {
        string arity = type.IsGenericType ? $"`{type.GetGenericArguments().Length}" : "";
        _class = CallbackName.Own(TypeNames.Compose(type, name));
        _formerClasses = [TypeNames.Compose(type), .. formerly.SelectMany(former => new[] { former, former + arity })
            .Select(former => TypeNames.Compose(type, former))];
    }

    /// <summary>Adds a method.</summary>
    /// <param name="callback">A delegate to it.</param>
    /// <param name="formerly">The names it had in earlier versions.</param>
    public void Add(Delegate callback, params string[] formerly)
    {
        MethodInfo method = callback.Method;
        string parameters = CallbackName.Parameters(method);
        CallbackName name = new(_class, CallbackName.Own(CallbackName.NameOf(method) + parameters));
        if (!_methods.TryAdd(name, method))
            return;
        _names.TryAdd(method, name);
        foreach (string type in _formerClasses.Prepend(_class))
        {
            _formerMethods.TryAdd(new CallbackName(type, name.Method), method);
            foreach (string former in formerly)
                _formerMethods.TryAdd(new CallbackName(type, former.EndsWith(')') ? former : former + parameters), method);
        }
    }

    /// <summary>The name of a method; null if it is not in the set.</summary>
    internal CallbackName? Find(MethodInfo method) => _names.TryGetValue(method, out CallbackName name) ? name : null;

    /// <summary>The method of a name, or of a name that it had in an earlier version; null if there is none.</summary>
    internal MethodInfo? Find(CallbackName name) => _methods.GetValueOrDefault(name) ?? _formerMethods.GetValueOrDefault(name);

    /// <summary>The only method of a name, whatever class declares it: it may have been moved to another class of the chain.</summary>
    internal MethodInfo? FindAnywhere(string method)
    {
        MethodInfo[] found = [.. _methods.Concat(_formerMethods).Where(pair => pair.Key.Method == method).Select(static pair => pair.Value).Distinct()];
        return found.Length == 1 ? found[0] : null;
    }
}
