using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Contract;

/// <summary>Objects with one row each: savable classes and boxed values.</summary>
public sealed class RowTable : SaveTable
{
    // Programs mostly allocate in the order of the walk, which touches each object's children before the object between them:
    // too irregular for the processor to see the stream.
    private const int PrefetchDistance = 512;

    private readonly IRowType _type;
    private readonly RowBuffer _rows;
    private readonly nint _width;

    // The rows around the last one: most rows follow each other, and their places are then a multiplication away.
    private nint _window;
    private int _windowFirst;
    private int _windowRows;

    internal RowTable(StateType type, IRowType rowType, SaveSession session)
        : base(type, session)
    {
        _type = rowType;
        _rows = new RowBuffer(type.Width, isPadding: type.FieldArray.Length == 0);
        _width = type.Width;
    }

    internal RowBuffer Rows => _rows;

    private protected override long ReservedCount => _rows.Capacity;

    internal override long RowCount => Count;

    /// <summary>Takes the next object that waits for its row, while the next one is of this table.</summary>
    /// <param name="next">The object.</param>
    /// <param name="row">Where its row goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool TryNext([NotNullWhen(true)] out object? next, out RowWriter row)
    {
        if (!TryTakeNext(out int ordinal))
        {
            next = null;
            row = default;
            return false;
        }

        next = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Objects), ordinal)!;
        if (Sse.IsSupported)
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref Unsafe.As<StrongBox<byte>>(next).Value) + PrefetchDistance);
        int inWindow = ordinal - _windowFirst;
        if ((uint)inWindow >= (uint)_windowRows)
            inWindow = MoveWindow(ordinal);
        row = new RowWriter(ref *(byte*)(_window + (inWindow * _width)), this);
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
        _windowRows = 0;
    }

    /// <summary>Moves the window over the row of an object.</summary>
    /// <returns>The row's number in the window.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MoveWindow(int ordinal)
    {
        Session.Watch?.Tick();
        _window = _rows.ChunkOf(ordinal - 1, out int inChunk);
        _windowFirst = ordinal - inChunk;
        _windowRows = _rows.RowsInChunk;
        return inChunk;
    }

    private protected override void Reserve(int ordinal, object obj)
    {
        Rows.EnsureCapacity(ordinal);
        AwaitRow(ordinal);
    }
}
