using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Linked lists: their nodes, in order, which are objects that others can refer to.</summary>
internal sealed class LinkedListType<T, TColumn>() : ElementType(typeof(LinkedList<T>), StateTypeKind.List)
    where TColumn : struct, IColumn<T>
{
    public static readonly LinkedListType<T, TColumn> Instance = new();

    public override int Width => LinkedNodeType<T, TColumn>.ReferenceWidth;

    public override int ElementSize => 0;

    public override int Length(object collection) => ((LinkedList<T>)collection).Count;

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        for (LinkedListNode<T>? node = ((LinkedList<T>)collection).First; node is not null; node = node.Next)
        {
            RowWriter row = elements.Next();
            row.Write(0, row.Table(LinkedNodeType<T, TColumn>.Instance).Ordinal(node));
        }
    }

    public override object Create(int length, RowReader head) => new LinkedList<T>();

    public override void LoadElements(object collection, ref ElementReader elements)
    {
        LinkedList<T> list = (LinkedList<T>)collection;
        for (int i = 0; i < elements.Length; i++)
        {
            LinkedListNode<T>? node = elements.Next().ReadExact<LinkedListNode<T>>(0, LinkedNodeType<T, TColumn>.Instance);
            if (node is not { List: null })
                throw StateErrors.Corrupt("A linked list holds a node that is missing or in a list already.");
            list.AddLast(node);
        }
    }

    protected override void Describe(SchemaBuilder schema) =>
        schema.Add("item", ColumnSchema.Exact(LinkedNodeType<T, TColumn>.Instance));
}

/// <summary>Nodes of linked lists, in a list or in none. A node keeps its list alive.</summary>
internal sealed class LinkedNodeType<T, TColumn>() : StateType(typeof(LinkedListNode<T>), StateTypeKind.Class), IRowType
    where TColumn : struct, IColumn<T>
{
    public const int ReferenceWidth = 4;

    public static readonly LinkedNodeType<T, TColumn> Instance = new();

    public override int Width => ReferenceWidth + TColumn.Width;

    public void SaveRows(RowTable table)
    {
        while (table.TryNext(out object? obj, out RowWriter row))
        {
            LinkedListNode<T> node = (LinkedListNode<T>)obj;
            row.Write(0, node.List is { } list ? row.Table(LinkedListType<T, TColumn>.Instance).Ordinal(list) : 0);
            TColumn.Write(row.At(ReferenceWidth), node.Value);
        }
    }

    /// <summary>The list takes its nodes up when it is filled; all that a node can do is to check that there is one.</summary>
    public void LoadRows(RowLoadTable table)
    {
        RowCursor rows = table.Rows;
        while (rows.TryNext(out object? node, out RowReader row))
        {
            row.ReadExact<LinkedList<T>>(0, LinkedListType<T, TColumn>.Instance);
            ((LinkedListNode<T>)node).Value = TColumn.Read(row.At(ReferenceWidth))!;
        }
    }

    public override void Create(Span<object?> objects)
    {
        foreach (ref object? node in objects)
            node = new LinkedListNode<T>(default!);
    }

    protected override void Describe(SchemaBuilder schema)
    {
        schema.Add("list", ColumnSchema.Exact(LinkedListType<T, TColumn>.Instance));
        schema.Add("value", TColumn.Schema);
    }

    internal override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}
