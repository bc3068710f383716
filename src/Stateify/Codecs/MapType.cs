using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Dictionaries, in enumeration order.</summary>
internal sealed class MapType<TKey, TKeyColumn, TValue, TValueColumn>()
    : ElementType(typeof(Dictionary<TKey, TValue>), StateTypeKind.Map)
    where TKey : notnull
    where TKeyColumn : struct, IColumn<TKey>
    where TValueColumn : struct, IColumn<TValue>
{
    public static readonly MapType<TKey, TKeyColumn, TValue, TValueColumn> Instance = new();

    // Bucket, hash code and link.
    private const int HashOverhead = 12;

    private Fact _deferred;

    internal override bool RunsStructHooks => true;

    public override int Width => TKeyColumn.Width + TValueColumn.Width;

    public override int ElementSize => Unsafe.SizeOf<KeyValuePair<TKey, TValue>>() + HashOverhead;

    public override int HeadWidth => Comparers.Width;

    public override bool HasComparer => true;

    internal override bool IsDeferred => _deferred.Known ?? _deferred.Learn(KeyColumns.AreDeferred(TKeyColumn.Schema));

    public override int Length(object collection) => Unsafe.As<Dictionary<TKey, TValue>>(collection).Count;

    public override void SaveHead(object collection, RowWriter head) =>
        Comparers.Write(head, Unsafe.As<Dictionary<TKey, TValue>>(collection).Comparer, EqualityComparer<TKey>.Default);

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        Dictionary<TKey, TValue> map = Unsafe.As<Dictionary<TKey, TValue>>(collection);
        bool hasHooks = TValueColumn.HasHooks;
        foreach (KeyValuePair<TKey, TValue> entry in map)
        {
            RowWriter row = elements.Next();
            TKeyColumn.Write(row, entry.Key);
            if (hasHooks)
                TValueColumn.WriteStored(row.At(TKeyColumn.Width), ref CollectionsMarshal.GetValueRefOrNullRef(map, entry.Key));
            else
                TValueColumn.Write(row.At(TKeyColumn.Width), entry.Value);
        }
    }

    public override object Create(int length, RowReader head) =>
        new Dictionary<TKey, TValue>(length, Comparers.Read<IEqualityComparer<TKey>>(head));

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        Dictionary<TKey, TValue?> map = Unsafe.As<Dictionary<TKey, TValue?>>(collection);
        if (KeySpread.CanBeChosen<TKey>() && KeySpread.Matters(elements))
            KeySpread.Demand(elements, map.EnsureCapacity(0), static row => TKeyColumn.Read(row)!.GetHashCode());
        for (int i = 0; i < elements.Length; i++)
        {
            RowReader row = elements.Next();
            TKey? key = TKeyColumn.Read(row);
            if (key is null)
                throw StateErrors.Corrupt("A key of a dictionary is null.");
            if (!map.TryAdd(key, TValueColumn.Read(row.At(TKeyColumn.Width))))
                throw StateErrors.DuplicateKey(i);
        }
    }

    public override void RunBeforeSave(object obj, SaveContext context)
    {
        Dictionary<TKey, TValue> map = Unsafe.As<Dictionary<TKey, TValue>>(obj);
        foreach (TKey key in map.Keys)
            TValueColumn.RunBeforeSave(ref CollectionsMarshal.GetValueRefOrNullRef(map, key), context);
    }

    public override void RunAfterSave(object obj, SaveContext context)
    {
        Dictionary<TKey, TValue> map = Unsafe.As<Dictionary<TKey, TValue>>(obj);
        foreach (TKey key in map.Keys)
            TValueColumn.RunAfterSave(ref CollectionsMarshal.GetValueRefOrNullRef(map, key), context);
    }

    public override void RunAfterLoad(object collection, ref ElementReader elements, LoadContext context)
    {
        // Hooks that ran before may have changed the dictionary, so that its order is not that of the rows any more.
        Dictionary<TKey, TValue> map = Unsafe.As<Dictionary<TKey, TValue>>(collection);
        for (int i = 0; i < elements.Length; i++)
        {
            RowReader row = elements.Next();
            ref TValue value = ref CollectionsMarshal.GetValueRefOrNullRef(map, TKeyColumn.Read(row)!);
            if (!Unsafe.IsNullRef(ref value))
                TValueColumn.RunAfterLoad(ref value, row.At(TKeyColumn.Width), context);
        }
    }

    protected override void Describe(SchemaBuilder schema)
    {
        ColumnHooks.DemandNone<TKey, TKeyColumn>(Name);
        schema.Add("key", TKeyColumn.Schema);
        schema.Add("value", TValueColumn.Schema);
    }
}
