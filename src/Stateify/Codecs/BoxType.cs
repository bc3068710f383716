using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Codecs;

/// <summary>Boxed values. A box has an identity of its own: two fields that share one still do after a load.</summary>
internal sealed class BoxType<T, TColumn>() : StateType(typeof(T), StateTypeKind.Box), IRowType
    where T : struct
    where TColumn : struct, IColumn<T>
{
    public static readonly BoxType<T, TColumn> Instance = new();

    internal override bool RunsStructHooks => true;

    public override int Width => TColumn.Width;

    private protected override string ComposeName() => TypeNames.Box + TypeNames.Of(typeof(T));

    public void SaveRows(RowTable table)
    {
        if (TColumn.HasHooks)
        {
            while (table.TryNext(out object? stored, out RowWriter place))
                TColumn.WriteStored(place, ref Unsafe.Unbox<T>(stored));
            return;
        }

        while (table.TryNext(out object? box, out RowWriter row))
            TColumn.Write(row, Unsafe.Unbox<T>(box));
    }

    public void LoadRows(RowLoadTable table)
    {
        RowCursor rows = table.Rows;
        while (rows.TryNext(out object? box, out RowReader row))
            Unsafe.Unbox<T>(box) = TColumn.Read(row);
    }

    public override void RunBeforeSave(object obj, SaveContext context) => TColumn.RunBeforeSave(ref Unsafe.Unbox<T>(obj), context);

    public override void RunAfterSave(object obj, SaveContext context) => TColumn.RunAfterSave(ref Unsafe.Unbox<T>(obj), context);

    public override void RunAfterLoad(object obj, RowReader row, LoadContext context) =>
        TColumn.RunAfterLoad(ref Unsafe.Unbox<T>(obj), row, context);

    public override void Create(Span<object?> objects)
    {
        foreach (ref object? box in objects)
            box = default(T);
    }

    protected override void Describe(SchemaBuilder schema) => schema.Add("value", TColumn.Schema);

    internal override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}
