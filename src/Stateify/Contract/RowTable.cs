using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Contract;

/// <summary>Objects with one row each: savable classes and boxed values.</summary>
public sealed class RowTable : SaveTable
{
    private readonly IRowType _type;
    private readonly RowBuffer _rows;

    internal RowTable(StateType type, IRowType rowType, SaveSession session)
        : base(type, session)
    {
        _type = rowType;
        _rows = new RowBuffer(type.Width, isPadding: type.FieldArray.Length == 0);
    }

    internal RowBuffer Rows => _rows;

    private protected override long ReservedCount => _rows.Capacity;

    internal override long RowCount => Count;

    /// <summary>Takes the next object that waits for its row, while the next one is of this table.</summary>
    /// <param name="next">The object.</param>
    /// <param name="row">Where its row goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext([NotNullWhen(true)] out object? next, out RowWriter row)
    {
        int ordinal = TakeNext();
        if (ordinal == 0)
        {
            next = null;
            row = default;
            return false;
        }

        next = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Objects), ordinal)!;
        row = new RowWriter(ref _rows.Row(ordinal - 1), this);
        return true;
    }

    internal override long SectionLength => (long)Count * Rows.Width;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected override void DrainRows() => _type.SaveRows(this);

    internal override void WriteSection(ImageWriter image) => image.WriteRows(Rows, Count);

    internal override void Release()
    {
        base.Release();
        Rows.Clear();
    }

    private protected override void Reserve(int ordinal, object obj)
    {
        Rows.EnsureCapacity(ordinal);
        AwaitRow(ordinal);
    }
}
