using System.Runtime.CompilerServices;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>Objects with one row each: savable classes and boxed values.</summary>
public sealed class RowLoadTable : LoadTable
{
    private readonly IRowType _type;

    internal RowLoadTable(StateType type, IRowType rowType, LoadSession session)
        : base(type, session)
    {
        _type = rowType;
    }

    /// <summary>The objects and their rows, in order.</summary>
    public RowCursor Rows => new(this);

    // Counts that differ claim bytes that no section can have.
    internal override Int128 SectionLength => Count == RowCount ? (Int128)Count * Type.Width : Int128.MaxValue;

    /// <summary>The row of one object.</summary>
    internal RowReader Row(int ordinal) =>
        new(Image.Bytes(Offset + ((ordinal - 1L) * Type.Width), Type.Width), this);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void Fill()
    {
        Session.SetCurrent(this, 1);
        _type.LoadRows(this);
    }

    private protected override void CreateObjects()
    {
    }
}
