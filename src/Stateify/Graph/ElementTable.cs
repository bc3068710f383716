using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Collections whose elements have rows: an element's row number follows from the lengths of the collections before it, so
/// its place is reserved when the collection is found and written whenever its turn comes.
/// </summary>
internal sealed class ElementTable : SaveTable
{
    private readonly IElementType _type;
    private readonly RowBuffer? _heads;

    // First[n - 1] is the first row of collection n; First[Count] is the number of rows.
    private long[] _first = new long[16];

    public ElementTable(StateType type, IElementType elementType, SaveSession session)
        : base(type, session)
    {
        _type = elementType;
        Rows = new RowBuffer(type.Width);
        _heads = elementType.HeadWidth == 0 ? null : new RowBuffer(elementType.HeadWidth);
    }

    public RowBuffer Rows { get; }

    /// <summary>How many elements of the current collection are left, all until the first is begun; for errors.</summary>
    public int CurrentElementsLeft { get; set; }

    internal override long RowCount => _first[Count];

    internal override long SectionLength => Count * (4L + _type.HeadWidth) + RowCount * Rows.Width;

    /// <summary>The first row of a collection.</summary>
    public long FirstRow(int ordinal) => _first[ordinal - 1];

    /// <summary>The length a collection had when it was found.</summary>
    public int Length(int ordinal) => (int)(_first[ordinal] - _first[ordinal - 1]);

    private protected override void DrainRows()
    {
        while (TryTakeNext(out int ordinal))
        {
            object collection = Objects[ordinal]!;
            CurrentElementsLeft = Length(ordinal);
            if (_heads is not null)
            {
                _type.SaveHead(collection, new RowWriter(ref _heads.Row(ordinal - 1), this));
                if (_type.HasComparer && collection.GetType() != Type.ClrType)
                    RequireDefaultComparer(collection, ref _heads.Row(ordinal - 1));
            }

            ElementWriter elements = new(this, ordinal);
            _type.SaveElements(collection, ref elements);
            bool hasChanged = elements.Remaining != 0 || _type.Length(collection) != Length(ordinal);
            if (hasChanged)
                throw StateErrors.Mutated(Type.Name);
        }
    }

    internal override void WriteSection(ImageWriter image)
    {
        for (int ordinal = 1; ordinal <= Count; ordinal++)
            image.WriteInt32(Length(ordinal));
        if (_heads is not null)
            image.WriteRows(_heads, Count);
        image.WriteRows(Rows, RowCount);
    }

    internal override void Release()
    {
        base.Release();
        Rows.Clear();
        _heads?.Clear();
    }

    /// <summary>A derived class is made before its comparer is, by a constructor without one.</summary>
    private void RequireDefaultComparer(object collection, ref byte head)
    {
        bool isDerived = !Type.CoversDerived && Unsafe.ReadUnaligned<GraphReference>(ref head).Ordinal != 0;
        if (isDerived)
            throw StateErrors.ComparerOfDerived(collection.GetType());
    }

    private protected override void Reserve(int ordinal, object obj)
    {
        if (ordinal == _first.Length)
            Array.Resize(ref _first, _first.Length * 2);
        _first[ordinal] = _first[ordinal - 1] + _type.Length(obj);
        Rows.EnsureCapacity(_first[ordinal]);
        _heads?.EnsureCapacity(ordinal);
        AwaitRow(ordinal);
    }
}
