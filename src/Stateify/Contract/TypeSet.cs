using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Stateify.Codecs;
using Stateify.Types;

namespace Stateify.Contract;

/// <summary>Where generated code registers the types it knows. Registering a type twice does nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1822", Justification = "An instance is the licence to register.")]
public sealed partial class TypeSet
{
    internal TypeSet()
    {
    }

    /// <summary>A set that registers into this process.</summary>
    public static TypeSet OfProcess { get; } = new();

    /// <summary>Says that there is another assembly with savable types, whose initializer may not have run.</summary>
    /// <param name="touch">Calls something in it, which runs its initializer. Called once, before the next save or load.</param>
    public void AddReference(Action touch) => UntouchedAssemblies.Add(touch);

    /// <summary>Registers a type.</summary>
    public void Add(StateType type) => TypeRegistry.Add(type);

    /// <summary>Registers a savable struct.</summary>
    public void AddStruct<T>()
        where T : struct, ISavableStruct<T>
    {
        Add(T.Type);
    }

    /// <summary>Registers a value type: boxed, and as the argument of open generic savable types.</summary>
    public void AddValue<T, TColumn>()
        where T : struct
        where TColumn : struct, IColumn<T>
    {
        DynamicColumn<T>.Use<TColumn>();
        if (TColumn.Schema is { Kind: ColumnKind.Inline, Type: { } parts })
            Add(parts);
        Add(BoxType<T, TColumn>.Instance);
    }

    /// <summary>Registers a nullable value type as the argument of open generic savable types.</summary>
    public void AddOptional<T, TColumn>()
        where T : struct
        where TColumn : struct, IColumn<T>
    {
        DynamicColumn<T?>.Use<Optional<T, TColumn>>();
    }

    /// <summary>Says that files of earlier versions know an enum by another name.</summary>
    public void AddFormerName(string former, Type type) => TypeRegistry.Rename(former, TypeNames.Of(type));

    /// <summary>Says that a type of earlier versions is gone and that its objects may be dropped.</summary>
    public void AddRemoved(string name) => TypeRegistry.Remove(name);

    /// <summary>Registers the default comparers of a type.</summary>
    public void AddComparers<T>()
    {
        Add(DefaultComparers<T>.Equality);
        Add(DefaultComparers<T>.Order);
    }

    /// <summary>Registers delegates.</summary>
    /// <param name="formerly">The names the delegate type had in earlier versions.</param>
    public void AddDelegate<TDelegate>(params string[] formerly)
        where TDelegate : Delegate
    {
        TypeRegistry.AddFormerNames(typeof(TDelegate), formerly);
        Add(DelegateType<TDelegate>.Instance);
    }

    /// <summary>Registers the static methods of a type that saved delegates may call.</summary>
    /// <param name="type">The type that declares them.</param>
    /// <param name="describe">Names them when they are first needed.</param>
    public void AddCallbacks(Type type, Action<CallbackSet> describe) => CallbackRegistry.Add(type, describe);

    /// <summary>Registers arrays with elements of a type.</summary>
    public void AddArray<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(ArrayTypes<T, TColumn>.Instance);
    }

    /// <summary>Registers lists with elements of a type.</summary>
    public void AddList<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(ListTypes<T, TColumn>.Instance);
    }

    /// <summary>Registers sets with elements of a type.</summary>
    public void AddSet<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(SetType<T, TColumn>.Instance);
    }

    /// <summary>Registers dictionaries.</summary>
    public void AddMap<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(MapType<TKey, TKeyColumn, TValue, TValueColumn>.Instance);
    }
}
