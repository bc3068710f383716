using System.Runtime.CompilerServices;
using Stateify.Evolution;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>Objects with one row each: savable classes and boxed values.</summary>
public sealed class RowLoadTable : LoadTable
{
    private readonly IRowType _type;

    // The objects that are being filled, if not all: one that is filled again.
    private int _first = 1;
    private int _last;

    internal RowLoadTable(StateType type, IRowType rowType, LoadSession session)
        : base(type, session)
    {
        _type = rowType;
    }

    /// <summary>The objects and their rows, in order.</summary>
    public RowCursor Rows => new(this, _first, _last == 0 ? Count : _last);

    // Counts that differ claim bytes that no section can have.
    internal override Int128 SectionLength => Count == RowCount ? (Int128)Count * SavedWidth : Int128.MaxValue;

    /// <summary>The row of one object.</summary>
    internal RowReader Row(int ordinal) => new(Source.Row(ordinal - 1), this);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void Fill()
    {
        if (Type.IsBuilt)
            return;
        Session.SetCurrent(this, 1);
        LoadRows();
    }

    /// <summary>Fills one object again, when something that it refers to has come into being.</summary>
    internal void Refill(int ordinal)
    {
        Session.SetCurrent(this, ordinal);
        (_first, _last) = (ordinal, ordinal);
        LoadRows();
        (_first, _last) = (1, 0);
    }

    /// <summary>A type that always has all its fields knows but one way.</summary>
    private void LoadRows()
    {
        if (Source is ImageRows || Type.Kind != StateTypeKind.Class)
            _type.LoadRows(this);
        else
            _type.LoadSavedRows(this);
    }

    private protected override object BuildObject(int ordinal) => _type.Build(Row(ordinal));

    private protected override void CreateObjects()
    {
    }
}
