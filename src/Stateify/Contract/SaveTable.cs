using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Contract;

/// <summary>
/// The objects of one type in one save, by ordinal from 1, and their rows. An object's ordinal is found from the number
/// stamped into it, which is verified here: a stale stamp, or one copied by <c>MemberwiseClone</c>, leads to another object
/// and is ignored.
/// </summary>
public abstract class SaveTable
{
    private const int LargeTable = 1 << 18;

    private readonly WorkStack _work;
    private object?[] _objects;
    private int _count;

    // While rows of this table are written, objects of its own found since the last one was taken need not go through the
    // stack; below the limit there is room for them, too, and all there is to do is to count them.
    private bool _isDraining;
    private int _taken;
    private int _limit;
    private IdentityMap? _identities;

    private protected SaveTable(StateType type, SaveSession session)
    {
        Type = type;
        Session = session;
        _work = session.Work;
        _objects = ObjectTablePool.Rent(type.ExpectedCount + 2);
    }

    internal StateType Type { get; }

    internal SaveSession Session { get; }

    /// <summary>The type's number in the image.</summary>
    internal int Id { get; set; }

    /// <summary>The objects; those above <see cref="Count"/> are null.</summary>
    internal object?[] Objects => _objects;

    /// <summary>The highest ordinal.</summary>
    internal int Count => _count;

    /// <summary>The rows in the section: one an object, or one an element.</summary>
    internal abstract long RowCount { get; }

    /// <summary>The bytes of the section.</summary>
    internal abstract long SectionLength { get; }

    /// <summary>The objects for which <see cref="Reserve"/> has made place in advance.</summary>
    private protected virtual long ReservedCount => 0;

    /// <summary>The ordinal of an object that carries a stamp; found now if it was not known.</summary>
    /// <param name="obj">An object of exactly this table's type.</param>
    /// <param name="stamp">The hidden field of that object.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Ordinal(object obj, ref int stamp)
    {
        // Above the count the table is null, so that its length is the only bound to check.
        int stamped = stamp;
        object?[] objects = _objects;
        if ((uint)stamped < (uint)objects.Length && ReferenceEquals(objects[stamped], obj))
            return stamped;

        int ordinal = _count + 1;
        if (ordinal >= _limit)
            return Discover(obj, ref stamp);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(objects), ordinal) = obj;
        _count = ordinal;

        // A graph that is saved again mostly gets the ordinals it had: then its memory is only read.
        if (stamped != ordinal)
            stamp = ordinal;
        return ordinal;
    }

    /// <summary>The ordinal of an object that carries no stamp.</summary>
    /// <param name="obj">An object of exactly this table's type.</param>
    public int Ordinal(object obj)
    {
        _identities ??= new IdentityMap(Type.ExpectedCount);
        int ordinal = _identities.Find(obj, _objects);
        if (ordinal == 0)
        {
            ordinal = Append(obj);
            _identities.Add(obj, ordinal, _objects);
        }

        return ordinal;
    }

    /// <summary>The ordinal of an object if it has been found, and 0 if not. None may be found afterwards.</summary>
    internal int Find(object obj)
    {
        if (_identities is null)
        {
            _identities = new IdentityMap(_count);
            for (int ordinal = 1; ordinal <= _count; ordinal++)
                _identities.Add(_objects[ordinal]!, ordinal, _objects);
        }

        return _identities.Find(obj, _objects);
    }

    /// <summary>The object that is being written; for errors.</summary>
    internal int CurrentOrdinal { get; private protected set; }

    /// <summary>Writes the rows of the objects that come next in the session's work, as long as they are of this table.</summary>
    /// <remarks>Not inlined: a type's loop over its objects needs the registers for itself.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Drain()
    {
        _isDraining = true;
        _taken = _count;
        _limit = Session.OwnsStamps ? (int)Math.Min(_objects.Length, ReservedCount + 1) : 0;
        DrainRows();
        _isDraining = false;
        _limit = 0;
    }

    /// <summary>Whether the rows of an object are complete; for errors.</summary>
    internal bool IsWritten(int ordinal)
    {
        bool isWaiting = _isDraining && (ordinal > _taken || ordinal == CurrentOrdinal);
        return !isWaiting && !_work.Contains(Id, ordinal);
    }

    /// <summary>Writes the section's bytes.</summary>
    internal abstract void WriteSection(ImageWriter image);

    /// <summary>Gives everything back to the pools.</summary>
    internal virtual void Release()
    {
        Type.ExpectedCount = _count;
        _identities?.Release();
        _identities = null;
        ObjectTablePool.Return(_objects, _count + 1);
        _objects = [];
        _count = 0;
        _limit = 0;
    }

    /// <summary>Prepares the place of the row, or rows, of an object that was just given an ordinal.</summary>
    private protected abstract void Reserve(int ordinal, object obj);

    /// <summary>Writes the rows of the objects that <see cref="TryTakeNext"/> gives.</summary>
    private protected abstract void DrainRows();

    /// <summary>Takes the next object of this table that waits for its row; 0 if another table's comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool TryTakeNext(out int ordinal)
    {
        int count = _count;
        ordinal = _taken + 1;
        if (ordinal <= count)
        {
            if (ordinal != count)
                _work.Push(Id, ordinal + 1, count + 1);
            _taken = count;
        }
        else if (!_work.TryTake(Id, out ordinal))
        {
            CurrentOrdinal = 0;
            return false;
        }

        CurrentOrdinal = ordinal;
        return true;
    }

    /// <summary>Puts an object among those that wait for their rows.</summary>
    private protected void AwaitRow(int ordinal)
    {
        if (!_isDraining)
            _work.Push(Id, ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Discover(object obj, ref int stamp)
    {
        // Only one save at a time may write stamps: two would take each other's away and see one object as two.
        if (!Session.OwnsStamps)
            return Ordinal(obj);
        stamp = Append(obj);
        if (_isDraining)
            _limit = (int)Math.Min(_objects.Length, ReservedCount + 1);
        return stamp;
    }

    private int Append(object obj)
    {
        int ordinal = _count + 1;
        if (ordinal >= _objects.Length)
            Grow();
        _objects[ordinal] = obj;
        _count = ordinal;
        Reserve(ordinal, obj);
        return ordinal;
    }

    private void Grow()
    {
        if (_objects.Length >= Array.MaxLength)
            throw StateErrors.TooLarge(Type.Name, _objects.Length);
        // The part of a large table that is not used costs no memory yet; the one it replaces costs all of it until it is collected.
        long length = _objects.Length * (_objects.Length < LargeTable ? 2L : 4L);
        object?[] larger = ObjectTablePool.Rent((int)Math.Min(Array.MaxLength, length));
        Array.Copy(_objects, larger, _count + 1);
        ObjectTablePool.Abandon(_objects, _count + 1);
        _objects = larger;
    }
}
