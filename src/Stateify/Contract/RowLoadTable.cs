using System.Runtime.CompilerServices;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>Objects with one row each: savable classes and boxed values.</summary>
public sealed class RowLoadTable : LoadTable
{
    private readonly IRowType _type;

    // The object that is filled again; 0 while all are filled.
    private int _again;

    internal RowLoadTable(StateType type, IRowType rowType, LoadSession session)
        : base(type, session)
    {
        _type = rowType;
    }

    /// <summary>The first object that is being filled.</summary>
    internal int First => Math.Max(1, _again);

    /// <summary>The last object that is being filled.</summary>
    internal int Last => _again == 0 ? Count : _again;

    /// <summary>The objects and their rows, in order.</summary>
    public RowCursor Rows => new(this);

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
        _again = ordinal;
        LoadRows();
        _again = 0;
    }

    private void LoadRows()
    {
        if (Source.IsComplete || Type.Kind != StateTypeKind.Class)
            _type.LoadRows(this);
        else
            _type.LoadSavedRows(this);
    }

    private protected override object BuildObject(int ordinal) => _type.Build(new RowReader(Source.SoundRow(ordinal - 1), this));

    internal override void CreateObjects()
    {
    }
}
