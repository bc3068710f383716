using System.Collections.Concurrent;
using Stateify.Codecs;
using Stateify.Contract;

namespace Stateify.Types;

/// <summary>
/// The closed world of this process: every type that can be saved or loaded, by .NET type and by name. Nothing is ever built
/// by a name that is not here. Thread-safe.
/// </summary>
internal static class TypeRegistry
{
    // A struct has two types: its fields, inline in other rows, and its boxes, which are objects.
    private static readonly ConcurrentDictionary<Type, StateType> Objects = new();
    private static readonly ConcurrentDictionary<Type, StateType> Structs = new();
    private static readonly ConcurrentDictionary<string, string> FormerNames = new();
    private static readonly ConcurrentDictionary<string, bool> RemovedNames = new();
    private static Dictionary<string, StateType> _byName = [];

    static TypeRegistry()
    {
        Add(Text);
        BuiltInTypes.Register(TypeSet.OfProcess);
    }

    /// <summary>The type of strings.</summary>
    public static StateType Text { get; } = new TextType();

    /// <summary>The type of objects whose <see cref="object.GetType"/> is <paramref name="clrType"/>.</summary>
    public static StateType? Find(Type clrType) => Objects.GetValueOrDefault(clrType) ?? FindCovering(clrType);

    /// <summary>The type that declares the members of objects of a .NET type: of boxed structs, that of the struct.</summary>
    public static StateType? FindDeclared(Type clrType) =>
        clrType.IsValueType ? Structs.GetValueOrDefault(clrType) : Objects.GetValueOrDefault(clrType);

    /// <summary>The name of a type that is a field, an element or an argument somewhere.</summary>
    public static string? NameOf(Type clrType)
    {
        StateType? type = Structs.GetValueOrDefault(clrType);
        if (type is null && !clrType.IsValueType)
            type = Objects.GetValueOrDefault(clrType);
        return type?.Name;
    }

    /// <summary>The type of a name in an image.</summary>
    public static StateType? Find(string name)
    {
        Dictionary<string, StateType> byName = Volatile.Read(ref _byName);
        if (byName.TryGetValue(name, out StateType? type) || byName.Count == Objects.Count + Structs.Count)
            return type;

        // Types were registered since the index was made.
        return IndexNames().GetValueOrDefault(name);
    }

    /// <summary>Adds a type and, if it is new, those its fields can hold.</summary>
    public static void Add(StateType type)
    {
        ConcurrentDictionary<Type, StateType> types = type.Kind == StateTypeKind.Struct ? Structs : Objects;
        if (!types.TryAdd(type.ClrType, type))
            return;
        AddFormerNames(type.ClrType, type.DefinitionName, type.FormerNames);
        type.RegisterParts(TypeSet.OfProcess);
    }

    /// <summary>Says that files of earlier versions know a name, without type arguments, by another.</summary>
    public static void Rename(string former, string current) => FormerNames.TryAdd(former, current);

    /// <summary>The current name of a type that a file knows by one of an earlier version; the same if it has not changed.</summary>
    public static string CurrentName(string name) =>
        FormerNames.IsEmpty ? name : TypeNames.Replace(name, FormerNames.GetValueOrDefault);

    /// <summary>Says that a type of earlier versions is gone.</summary>
    public static void Remove(string name) => RemovedNames.TryAdd(name, true);

    /// <summary>Whether a type of earlier versions is gone.</summary>
    public static bool IsRemoved(string name) => RemovedNames.ContainsKey(name);

    /// <summary>Says that files of earlier versions know a type without a given name by other names.</summary>
    public static void AddFormerNames(Type clrType, IEnumerable<string> formerNames) =>
        AddFormerNames(clrType, TypeNames.DefinitionOf(clrType), formerNames);

    private static void AddFormerNames(Type clrType, string current, IEnumerable<string> formerNames)
    {
        string arity = clrType.IsGenericType ? $"`{clrType.GetGenericArguments().Length}" : "";

        // Files from before the type was given a name know it by its C# name.
        if (TypeNames.DefinitionOf(clrType) is var own && own != current)
            Rename(own, current);
        foreach (string former in formerNames)
        {
            Rename(former, current);
            Rename(former + arity, current);
        }
    }

    /// <summary>The type of the hidden classes that the platform derives from a public one.</summary>
    private static StateType? FindCovering(Type clrType)
    {
        for (Type? type = clrType.BaseType; type is not null; type = type.BaseType)
        {
            if (Objects.TryGetValue(type, out StateType? covering) && covering.CoversDerived)
                return covering;
        }

        return null;
    }

    private static Dictionary<string, StateType> IndexNames()
    {
        Dictionary<string, StateType> byName = [];
        foreach (StateType type in Objects.Values.Concat(Structs.Values))
        {
            if (!byName.TryAdd(type.Name, type))
            {
                throw new StateException(
                    StateErrorCode.UnsavableType,
                    $"Two savable types have the name {type.Name}: {type.ClrType.AssemblyQualifiedName} and"
                    + $" {byName[type.Name].ClrType.AssemblyQualifiedName}; give one of them a name by [Savable(Name = \"...\")].",
                    typeName: type.Name);
            }
        }

        Volatile.Write(ref _byName, byName);
        return byName;
    }
}
