using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Hash sets, in enumeration order.</summary>
internal sealed class SetType<T, TColumn>() : ElementType(typeof(HashSet<T>), StateTypeKind.Set)
    where TColumn : struct, IColumn<T>
{
    public static readonly SetType<T, TColumn> Instance = new();

    // Bucket, hash code and link.
    private const int HashOverhead = 12;

    private Fact _deferred;

    public override int Width => TColumn.Width;

    public override int ElementSize => Unsafe.SizeOf<T>() + HashOverhead;

    public override int HeadWidth => Comparers.Width;

    public override bool HasComparer => true;

    internal override bool IsDeferred => _deferred.Known ?? _deferred.Learn(KeyColumns.AreDeferred(TColumn.Schema));

    public override int Length(object collection) => Unsafe.As<HashSet<T>>(collection).Count;

    public override void SaveHead(object collection, RowWriter head) =>
        Comparers.Write(head, Unsafe.As<HashSet<T>>(collection).Comparer, EqualityComparer<T>.Default);

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        foreach (T item in Unsafe.As<HashSet<T>>(collection))
            TColumn.Write(elements.Next(), item);
    }

    public override object Create(int length, RowReader head) => new HashSet<T>(length, Comparers.Read<IEqualityComparer<T>>(head));

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        HashSet<T?> set = Unsafe.As<HashSet<T?>>(collection);
        if (KeySpread.CanBeChosen<T>() && KeySpread.Matters(elements))
            KeySpread.Demand(elements, set.EnsureCapacity(0), static row => TColumn.Read(row)!.GetHashCode());
        for (int i = 0; i < elements.Length; i++)
        {
            if (!set.Add(TColumn.Read(elements.Next())))
                throw StateErrors.DuplicateKey(i);
        }
    }

    protected override void Describe(SchemaBuilder schema)
    {
        ColumnHooks.DemandNone<T, TColumn>(Name);
        schema.Add("item", TColumn.Schema);
    }
}
