using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Values that are made when they are first asked for: a save asks for them.</summary>
internal readonly struct LazyParts<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TColumn> : IBuilt<Lazy<T>>
    where TColumn : struct, IColumn<T>
{
    public static int Width => TColumn.Width;

    public static void Describe(SchemaBuilder schema) => schema.Add("value", TColumn.Schema);

    public static void Save(Lazy<T> obj, RowWriter row) => TColumn.Write(row, Force(obj));

    public static Lazy<T> Build(RowReader row) => new(TColumn.Read(row)!);

    private static T Force(Lazy<T> lazy)
    {
        try
        {
            return lazy.Value;
        }
        catch (Exception exception)
        {
            throw StateErrors.HookFailed("The factory of a Lazy", exception);
        }
    }
}

/// <summary>Views of lists that cannot be changed through them.</summary>
internal readonly struct ReadOnlyCollectionParts<T> : IBuilt<ReadOnlyCollection<T>>
{
    public static int Width => Reference<IList<T>>.Width;

    public static void Describe(SchemaBuilder schema) => schema.Add("list", Reference<IList<T>>.Schema);

    public static void Save(ReadOnlyCollection<T> obj, RowWriter row) => row.WriteReference(0, Wrapped<T>.Items(obj));

    public static ReadOnlyCollection<T> Build(RowReader row) => new(row.ReadReference<IList<T>>(0)!);
}

/// <summary>Collections that hand everything on to a list.</summary>
internal readonly struct CollectionParts<T> : IBuilt<Collection<T>>
{
    public static int Width => Reference<IList<T>>.Width;

    public static void Describe(SchemaBuilder schema) => schema.Add("list", Reference<IList<T>>.Schema);

    public static void Save(Collection<T> obj, RowWriter row) => row.WriteReference(0, Wrapped<T>.Items(obj));

    public static Collection<T> Build(RowReader row) => new(row.ReadReference<IList<T>>(0)!);
}

/// <summary>Views of dictionaries that cannot be changed through them.</summary>
internal readonly struct ReadOnlyDictionaryParts<TKey, TValue> : IBuilt<ReadOnlyDictionary<TKey, TValue>>
    where TKey : notnull
{
    public static int Width => Reference<IDictionary<TKey, TValue>>.Width;

    public static void Describe(SchemaBuilder schema) => schema.Add("dictionary", Reference<IDictionary<TKey, TValue>>.Schema);

    public static void Save(ReadOnlyDictionary<TKey, TValue> obj, RowWriter row) =>
        row.WriteReference(0, Wrapped<TKey, TValue>.Dictionary(obj));

    public static ReadOnlyDictionary<TKey, TValue> Build(RowReader row) => new(row.ReadReference<IDictionary<TKey, TValue>>(0)!);
}

/// <summary>What derived classes may see of the platform's wrappers.</summary>
file static class Wrapped<T>
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Items")]
    public static extern IList<T> Items(ReadOnlyCollection<T> wrapper);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Items")]
    public static extern IList<T> Items(Collection<T> wrapper);
}

/// <inheritdoc cref="Wrapped{T}"/>
file static class Wrapped<TKey, TValue>
    where TKey : notnull
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Dictionary")]
    public static extern IDictionary<TKey, TValue> Dictionary(ReadOnlyDictionary<TKey, TValue> wrapper);
}
