using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>One-dimensional arrays whose elements have rows.</summary>
internal sealed class ArrayType<T, TColumn>() : ElementType(typeof(T[]), StateTypeKind.Array)
    where TColumn : struct, IColumn<T>
{
    internal override bool RunsStructHooks => true;

    public override int Width => TColumn.Width;

    public override int ElementSize => Unsafe.SizeOf<T>();

    public override int Length(object collection) => Unsafe.As<T[]>(collection).Length;

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        if (TColumn.HasHooks)
        {
            foreach (ref T item in Unsafe.As<T[]>(collection).AsSpan())
                TColumn.WriteStored(elements.Next(), ref item);
            return;
        }

        foreach (T item in Unsafe.As<T[]>(collection))
            TColumn.Write(elements.Next(), item);
    }

    public override object Create(int length, RowReader head) => new T[length];

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        Span<T?> items = Unsafe.As<T?[]>(collection);
        for (int i = 0; i < items.Length; i++)
            items[i] = TColumn.Read(elements.Next());
    }

    public override void RunBeforeSave(object obj, SaveContext context) =>
        Repeated.RunBeforeSave<T, TColumn>(Unsafe.As<T[]>(obj).AsSpan(), context);

    public override void RunAfterSave(object obj, SaveContext context) =>
        Repeated.RunAfterSave<T, TColumn>(Unsafe.As<T[]>(obj).AsSpan(), context);

    public override void RunAfterLoad(object collection, ref ElementReader elements, LoadContext context)
    {
        Span<T> items = Unsafe.As<T[]>(collection).AsSpan();
        for (int i = 0; i < Math.Min(items.Length, elements.Length); i++)
            TColumn.RunAfterLoad(ref items[i], elements.Next(), context);
    }

    protected override void Describe(SchemaBuilder schema) => schema.Add("item", TColumn.Schema);
}

/// <summary>The type of arrays of <typeparamref name="T"/>: copied whole where the column allows it.</summary>
internal static class ArrayTypes<T, TColumn>
    where TColumn : struct, IColumn<T>
{
    public static readonly StateType Instance =
        TColumn.IsBlock ? new BlockArrayType<T>(TColumn.Schema) : new ArrayType<T, TColumn>();
}
