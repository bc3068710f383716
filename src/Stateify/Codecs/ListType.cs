using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Lists whose elements have rows.</summary>
internal sealed class ListType<T, TColumn>() : ElementType(typeof(List<T>), StateTypeKind.List)
    where TColumn : struct, IColumn<T>
{
    internal override bool RunsStructHooks => true;

    public override int Width => TColumn.Width;

    public override int ElementSize => Unsafe.SizeOf<T>();

    public override int Length(object collection) => Unsafe.As<List<T>>(collection).Count;

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        if (TColumn.HasHooks)
        {
            foreach (ref T item in CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(collection)))
                TColumn.WriteStored(elements.Next(), ref item);
            return;
        }

        foreach (T item in CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(collection)))
            TColumn.Write(elements.Next(), item);
    }

    public override object Create(int length, RowReader head)
    {
        List<T> list = new(length);
        CollectionsMarshal.SetCount(list, length);
        return list;
    }

    public override void Prepare(object collection, int length) =>
        CollectionsMarshal.SetCount(Unsafe.As<List<T>>(collection), length);

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        Span<T?> items = CollectionsMarshal.AsSpan(Unsafe.As<List<T?>>(collection));
        for (int i = 0; i < items.Length; i++)
            items[i] = TColumn.Read(elements.Next());
    }

    public override void RunBeforeSave(object obj, SaveContext context) =>
        Repeated.RunBeforeSave<T, TColumn>(CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(obj)), context);

    public override void RunAfterSave(object obj, SaveContext context) =>
        Repeated.RunAfterSave<T, TColumn>(CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(obj)), context);

    public override void RunAfterLoad(object collection, ref ElementReader elements, LoadContext context)
    {
        Span<T> items = CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(collection));
        for (int i = 0; i < Math.Min(items.Length, elements.Length); i++)
            TColumn.RunAfterLoad(ref items[i], elements.Next(), context);
    }

    protected override void Describe(SchemaBuilder schema) => schema.Add("item", TColumn.Schema);
}

/// <summary>The type of lists of <typeparamref name="T"/>: copied whole where the column allows it.</summary>
internal static class ListTypes<T, TColumn>
    where TColumn : struct, IColumn<T>
{
    public static readonly StateType Instance =
        TColumn.IsBlock ? new BlockListType<T>(TColumn.Schema) : new ListType<T, TColumn>();
}
