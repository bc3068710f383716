using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>Objects with one row each: savable classes and boxed values.</summary>
public sealed class RowTable : SaveTable
{
    private readonly IRowType _type;

    internal RowTable(StateType type, IRowType rowType, SaveSession session)
        : base(type, session)
    {
        _type = rowType;
        Rows = new RowBuffer(type.Width);
    }

    internal RowBuffer Rows { get; }

    internal override long RowCount => Count;

    /// <summary>Takes the next object that waits for its row, while the next one is of this table.</summary>
    /// <param name="next">The object.</param>
    /// <param name="row">Where its row goes.</param>
    public bool TryNext([NotNullWhen(true)] out object? next, out RowWriter row)
    {
        int ordinal = Session.Work.TryTake(Id);
        if (ordinal == 0)
        {
            next = null;
            row = default;
            return false;
        }

        Session.CurrentOrdinal = ordinal;
        next = Objects[ordinal]!;
        row = new RowWriter(ref Rows.Row(ordinal - 1), Session);
        return true;
    }

    internal override long SectionLength => (long)Count * Rows.Width;

    internal override void Drain() => _type.SaveRows(this);

    internal override void WriteSection(Wire.ImageWriter image) => image.WriteRows(Rows, Count);

    internal override void Release()
    {
        base.Release();
        Rows.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected override void Reserve(int ordinal, object obj)
    {
        if (ordinal > Rows.Capacity)
            Rows.EnsureCapacity(ordinal);
        Session.Work.Push(Id, ordinal);
    }
}
