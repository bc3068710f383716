using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <content>Collections that never change, and objects made around one other.</content>
public sealed partial class TypeSet
{
    /// <summary>Registers values made on demand.</summary>
    public void AddLazy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltType<Lazy<T>, LazyParts<T, TColumn>>.Instance);
    }

    /// <summary>Registers read-only views of lists, and the lists and arrays they are mostly of.</summary>
    public void AddReadOnlyCollection<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        AddList<T, TColumn>();
        AddArray<T, TColumn>();
        Add(BuiltType<ReadOnlyCollection<T>, ReadOnlyCollectionParts<T>>.Instance);
    }

    /// <summary>Registers collections around lists.</summary>
    public void AddCollection<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        AddList<T, TColumn>();
        AddArray<T, TColumn>();
        Add(BuiltType<Collection<T>, CollectionParts<T>>.Instance);
    }

    /// <summary>Registers read-only views of dictionaries, and the dictionaries they are mostly of.</summary>
    public void AddReadOnlyDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        AddMap<TKey, TKeyColumn, TValue, TValueColumn>();
        Add(BuiltType<ReadOnlyDictionary<TKey, TValue>, ReadOnlyDictionaryParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers immutable lists.</summary>
    public void AddImmutableList<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltSequenceType<ImmutableList<T>, T, TColumn, ImmutableListParts<T>>.Instance);
    }

    /// <summary>Registers immutable queues.</summary>
    public void AddImmutableQueue<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltSequenceType<ImmutableQueue<T>, T, TColumn, ImmutableQueueParts<T>>.Instance);
    }

    /// <summary>Registers immutable stacks.</summary>
    public void AddImmutableStack<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltSequenceType<ImmutableStack<T>, T, TColumn, ImmutableStackParts<T>>.Instance);
    }

    /// <summary>Registers immutable hash sets.</summary>
    public void AddImmutableHashSet<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltSequenceType<ImmutableHashSet<T>, T, TColumn, ImmutableHashSetParts<T>>.Instance);
    }

    /// <summary>Registers immutable sorted sets.</summary>
    public void AddImmutableSortedSet<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltSequenceType<ImmutableSortedSet<T>, T, TColumn, ImmutableSortedSetParts<T>>.Instance);
    }

    /// <summary>Registers immutable dictionaries.</summary>
    public void AddImmutableDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(BuiltSequenceType<
            ImmutableDictionary<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            ImmutableDictionaryParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers immutable sorted dictionaries.</summary>
    public void AddImmutableSortedDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(BuiltSequenceType<
            ImmutableSortedDictionary<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            ImmutableSortedDictionaryParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers frozen sets.</summary>
    public void AddFrozenSet<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(BuiltSequenceType<FrozenSet<T>, T, TColumn, FrozenSetParts<T>>.Instance);
    }

    /// <summary>Registers frozen dictionaries.</summary>
    public void AddFrozenDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(BuiltSequenceType<
            FrozenDictionary<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            FrozenDictionaryParts<TKey, TValue>>.Instance);
    }
}
