using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>
/// Weak references. One does not keep its target alive, nor does it save it: the target is saved if something else in the graph
/// refers to it, and is gone if not, as it would be after a garbage collection. So what a save writes does not depend on when
/// the last collection was.
/// </summary>
internal abstract class WeakReferenceType(Type clrType) : StateType(clrType, StateTypeKind.Class), IRowType, IWeakType
{
    public override int Width => ColumnSchema.Any.Width;

    public abstract object? TargetOf(object reference);

    /// <summary>The targets are looked up when everything else has been found.</summary>
    public void SaveRows(RowTable table)
    {
        while (table.TryNext(out _, out RowWriter row))
        {
            row.Write<GraphReference>(0, default);
            table.Session.Await(this, table, table.CurrentOrdinal);
        }
    }

    public abstract void LoadRows(RowLoadTable table);

    protected override void Describe(SchemaBuilder schema) => schema.Add("target", ColumnSchema.Any);

    internal override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}

/// <summary>Weak references to objects of a type.</summary>
internal sealed class WeakReferenceType<T>() : WeakReferenceType(typeof(WeakReference<T>))
    where T : class
{
    public static readonly WeakReferenceType<T> Instance = new();

    public override object? TargetOf(object reference) =>
        Unsafe.As<WeakReference<T>>(reference).TryGetTarget(out T? target) ? target : null;

    public override void LoadRows(RowLoadTable table)
    {
        RowCursor rows = table.Rows;
        while (rows.TryNext(out object? reference, out RowReader row))
            Unsafe.As<WeakReference<T>>(reference).SetTarget(row.ReadReference<T>(0)!);
    }

    public override void Create(Span<object?> objects)
    {
        foreach (ref object? reference in objects)
            reference = new WeakReference<T>(null!);
    }
}

/// <summary>Weak references to anything.</summary>
internal sealed class UntypedWeakReferenceType() : WeakReferenceType(typeof(WeakReference))
{
    public override object? TargetOf(object reference) => ((WeakReference)reference).Target;

    public override void LoadRows(RowLoadTable table)
    {
        RowCursor rows = table.Rows;
        while (rows.TryNext(out object? reference, out RowReader row))
            ((WeakReference)reference).Target = row.ReadReference<object>(0);
    }

    public override void Create(Span<object?> objects)
    {
        foreach (ref object? reference in objects)
            reference = new WeakReference(null);
    }
}
