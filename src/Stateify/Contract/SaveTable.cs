using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>
/// The objects of one type in one save, by ordinal from 1, and their rows. An object's ordinal is found from the number
/// stamped into it, which is verified here: a stale stamp, or one copied by <c>MemberwiseClone</c>, leads to another object
/// and is ignored.
/// </summary>
public abstract class SaveTable
{
    private IdentityMap? _identities;

    private protected SaveTable(StateType type, SaveSession session)
    {
        Type = type;
        Session = session;
        Objects = ArrayPool<object?>.Shared.Rent(Math.Max(16, type.ExpectedCount + 2));
        Objects[0] = null;
    }

    internal StateType Type { get; }

    internal SaveSession Session { get; }

    /// <summary>The type's number in the image.</summary>
    internal int Id { get; set; }

    /// <summary>The objects; those above <see cref="Count"/> are leftovers of the pool.</summary>
    internal object?[] Objects { get; private set; }

    /// <summary>The highest ordinal.</summary>
    internal int Count { get; private set; }

    /// <summary>The rows in the section: one an object, or one an element.</summary>
    internal abstract long RowCount { get; }

    /// <summary>The ordinal of an object that carries a stamp; found now if it was not known.</summary>
    /// <param name="obj">An object of exactly this table's type.</param>
    /// <param name="stamp">The hidden field of that object.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Ordinal(object obj, ref int stamp)
    {
        int ordinal = stamp;
        if ((uint)ordinal <= (uint)Count
            && ReferenceEquals(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Objects), ordinal), obj))
        {
            return ordinal;
        }

        return Discover(obj, ref stamp);
    }

    /// <summary>The ordinal of an object that carries no stamp.</summary>
    /// <param name="obj">An object of exactly this table's type.</param>
    public int Ordinal(object obj)
    {
        _identities ??= new IdentityMap();
        int ordinal = _identities.Find(obj, Objects);
        if (ordinal == 0)
        {
            ordinal = Append(obj);
            _identities.Add(obj, ordinal, Objects);
        }

        return ordinal;
    }

    /// <summary>Writes the rows of the objects that come next in the session's work, as long as they are of this table.</summary>
    internal abstract void Drain();

    /// <summary>The bytes of the section.</summary>
    internal abstract long SectionLength { get; }

    /// <summary>Writes the section's bytes.</summary>
    internal abstract void WriteSection(Wire.ImageWriter image);

    /// <summary>Gives everything back to the pools.</summary>
    internal virtual void Release()
    {
        Type.ExpectedCount = Count;
        Array.Clear(Objects, 0, Count + 1);
        ArrayPool<object?>.Shared.Return(Objects);
        Objects = [];
        Count = 0;
    }

    /// <summary>Prepares the place of the row, or rows, of an object that was just given an ordinal.</summary>
    private protected abstract void Reserve(int ordinal, object obj);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Discover(object obj, ref int stamp)
    {
        // Only one save at a time may write stamps: two would take each other's away and see one object as two.
        if (!Session.OwnsStamps)
            return Ordinal(obj);
        return stamp = Append(obj);
    }

    private int Append(object obj)
    {
        int ordinal = Count + 1;
        if (ordinal >= Objects.Length)
            Grow();
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Objects), ordinal) = obj;
        Count = ordinal;
        Reserve(ordinal, obj);
        return ordinal;
    }

    private void Grow()
    {
        if (Objects.Length >= Array.MaxLength)
            throw StateErrors.TooLarge(Type.Name, Objects.Length);
        object?[] larger = ArrayPool<object?>.Shared.Rent((int)Math.Min(Array.MaxLength, Objects.Length * 2L));
        Array.Copy(Objects, larger, Count + 1);
        Array.Clear(Objects, 0, Count + 1);
        ArrayPool<object?>.Shared.Return(Objects);
        Objects = larger;
    }
}
