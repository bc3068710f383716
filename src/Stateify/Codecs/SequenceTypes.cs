using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>A collection type that is taken apart and made by a description of it.</summary>
internal abstract class SequenceType<TSequence, T, TColumn, TParts>()
    : ElementType(typeof(TSequence), TParts.Kind)
    where TSequence : class
    where TColumn : struct, IColumn<T>
    where TParts : struct, ISequenceParts<TSequence, T>
{
    private Fact _deferred;

    public override int Width => TColumn.Width;

    public override int ElementSize => Unsafe.SizeOf<T>();

    public override int HeadWidth => HasComparer ? Comparers.Width : 0;

    public override bool HasComparer => TParts.Kind != StateTypeKind.List;

    internal override bool IsDeferred =>
        _deferred.Known ?? _deferred.Learn(HasComparer && KeyColumns.AreDeferred(FieldArray[TParts.Kind == StateTypeKind.Heap ? 1 : 0].Column));

    public override int Length(object collection) => TParts.Count((TSequence)collection);

    public override void SaveHead(object collection, RowWriter head) => TParts.SaveHead((TSequence)collection, head);

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        foreach (T item in TParts.Items((TSequence)collection))
            TColumn.Write(elements.Next(), item);
    }

    protected override void Describe(SchemaBuilder schema)
    {
        if (TParts.Kind is StateTypeKind.List or StateTypeKind.Set)
        {
            schema.Add("item", TColumn.Schema);
            return;
        }

        FieldSchema[] parts = TColumn.Schema.Type!.FieldArray;
        schema.Add(TParts.Kind == StateTypeKind.Map ? "key" : "element", parts[0].Column);
        schema.Add(TParts.Kind == StateTypeKind.Map ? "value" : "priority", parts[1].Column);
    }

    /// <summary>Fails if the keys have been chosen to collide.</summary>
    private protected static void DemandSpreadKeys(in ElementReader elements)
    {
        if (TParts.HashOf(default!) is not null && KeySpread.Matters(elements))
            KeySpread.Demand(elements, buckets: 0, static row => TParts.HashOf(TColumn.Read(row)!)!.Value);
    }

    private protected static T[] ReadAll(ref ElementReader elements)
    {
        T[] items = new T[elements.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = TColumn.Read(elements.Next())!;
        return items;
    }
}

/// <summary>Collections that are made empty and filled.</summary>
internal sealed class FilledSequenceType<TSequence, T, TColumn, TParts> : SequenceType<TSequence, T, TColumn, TParts>
    where TSequence : class
    where TColumn : struct, IColumn<T>
    where TParts : struct, ISequence<TSequence, T>
{
    public static readonly FilledSequenceType<TSequence, T, TColumn, TParts> Instance = new();

    public override object Create(int length, RowReader head) => TParts.Create(length, head);

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        TSequence sequence = (TSequence)collection;
        DemandSpreadKeys(elements);
        if (TParts.FillsBackwards)
        {
            T[] items = ReadAll(ref elements);
            for (int i = items.Length - 1; i >= 0; i--)
                Add(sequence, items[i], i);
            return;
        }

        for (int i = 0; i < elements.Length; i++)
            Add(sequence, TColumn.Read(elements.Next())!, i);
    }

    private static void Add(TSequence sequence, T item, int index)
    {
        if (!TParts.Add(sequence, item))
            throw StateErrors.DuplicateKey(index);
    }
}

/// <summary>Collections that never change: made at once, when all elements exist.</summary>
internal sealed class BuiltSequenceType<TSequence, T, TColumn, TParts> : SequenceType<TSequence, T, TColumn, TParts>
    where TSequence : class
    where TColumn : struct, IColumn<T>
    where TParts : struct, IBuiltSequence<TSequence, T>
{
    public static readonly BuiltSequenceType<TSequence, T, TColumn, TParts> Instance = new();

    internal override bool IsBuilt => true;

    // Frozen collections are of hidden classes, chosen by what they hold.
    internal override bool CoversDerived => true;

    public override object Build(RowReader head, ref ElementReader elements)
    {
        DemandSpreadKeys(elements);
        T[] items = ReadAll(ref elements);
        TSequence sequence = TParts.Build(items, head);
        return TParts.Count(sequence) == items.Length ? sequence : throw StateErrors.DuplicateKey(items.Length - 1);
    }
}
