using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Evolution;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Contract;

/// <summary>The objects of one type in one load, by ordinal from 1, and the place of their rows.</summary>
public abstract class LoadTable
{
    /// <summary>How many objects are made before it is asked whether anybody waits for more.</summary>
    private protected const int ObjectsBetweenTicks = 1024;

    private const int CreatedAtOnce = 64;
    private int _created;

    private protected LoadTable(StateType type, LoadSession session)
    {
        Type = type;
        Session = session;
    }

    internal StateType Type { get; }

    internal LoadSession Session { get; }

    /// <summary>The type's number in the image.</summary>
    internal int Id { get; private set; }

    /// <summary>The objects; <c>Objects[0]</c> is null.</summary>
    internal object?[] Objects { get; private set; } = new object?[1];

    /// <summary>The highest ordinal.</summary>
    internal int Count { get; private set; }

    /// <summary>The highest ordinal a reference may have: above <see cref="Count"/> are objects that the load itself has added.</summary>
    internal int Limit { get; private set; }

    /// <summary>The rows of the section: one an object, or one an element.</summary>
    internal long RowCount { get; private set; }

    /// <summary>Where the section starts.</summary>
    internal long Offset { get; private set; }

    private protected ImageReader Image => Session.Image;

    /// <summary>The bytes of a row in the image.</summary>
    internal int SavedWidth { get; private set; }

    /// <summary>The rows in the layout of the program.</summary>
    internal RowSource Source { get; private set; } = null!;

    /// <summary>By the offset of a column, whether the row given last has a value for it; null if it has all.</summary>
    internal bool[]? Present { get; set; }

    /// <summary>Takes what the image's type table says of the type, and how its rows become the program's.</summary>
    internal virtual void Announce(TypeMatch match)
    {
        Id = match.Image.Id;
        Count = Limit = match.Image.Count;
        RowCount = match.Image.RowCount;
        SavedWidth = match.Image.Width;
        Source = match switch
        {
            { Upgrade: { } upgrade } => new UpgradedRows(Session, (RowLoadTable)this, upgrade),
            { Plan: { } plan } => new ConvertedRows(Image, plan, Type),
            _ => new ImageRows(Image, Type.Width),
        };
        Present = match.Plan?.Present;
    }

    /// <summary>Takes the rows of a walk, which stay where they are.</summary>
    internal virtual void TakeOver(SaveTable walked)
    {
        Id = walked.Id;
        Count = Limit = walked.Count;
        RowCount = walked.RowCount;
        SavedWidth = Type.Width;
        if (walked.Rows is { } rows)
            Source = new WalkedRows(rows);
    }

    /// <summary>Takes the section's place, which is known to lie within the image.</summary>
    internal virtual void Place(long offset)
    {
        Offset = offset;
        Source.Place(offset);
    }

    /// <summary>Takes an object that the image does not have.</summary>
    /// <returns>Its ordinal.</returns>
    internal int Append(object obj)
    {
        if (Limit + 1 >= Objects.Length)
        {
            object?[] larger = ObjectTablePool.Rent((Limit + 2) * 2);
            Array.Copy(Objects, larger, Math.Min(Objects.Length, Limit + 1));
            Release();
            Objects = larger;
        }

        Objects[++Limit] = obj;
        return Limit;
    }

    /// <summary>The section's length according to the counts; the counts are not negative.</summary>
    internal abstract Int128 SectionLength { get; }

    /// <summary>About what the rows of the section take in memory, as far as that is known before they are read.</summary>
    internal virtual Int128 ClaimedBytes => 0;

    /// <summary>
    /// The object of an ordinal from 1 to <see cref="Limit"/>. Objects with rows are made a few at a time when one is first asked
    /// for: filled soon after, they are still in the cache.
    /// </summary>
    /// <remarks>Null for an object that is built and for which something else must be complete first.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal object Get(int ordinal) =>
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Objects), ordinal) ?? Create(ordinal);

    /// <summary>Whether objects may be there before <see cref="CreateObjects"/>: see <see cref="Adopt"/>.</summary>
    private protected bool HasAdopted { get; private set; }

    /// <summary>Creates the objects that are not made on demand: those that refer to nothing, complete, and collections, empty.</summary>
    internal abstract void CreateObjects();

    /// <summary>
    /// Makes room for the objects. All tables have it before the first object is made: a damaged image can refer to any of them
    /// at any time, and <see cref="Get"/> relies on it.
    /// </summary>
    internal void MakeRoom()
    {
        if (Objects.Length <= Count)
            Objects = ObjectTablePool.Rent(Count + 1);
    }

    /// <summary>
    /// Takes an object of a derived class for one of this type: it is the collection that holds its elements. Comes before
    /// <see cref="CreateObjects"/>.
    /// </summary>
    /// <returns>Whether there is such an ordinal, and no other object has it.</returns>
    internal bool Adopt(int ordinal, object obj)
    {
        HasAdopted = true;
        bool isFree = (uint)(ordinal - 1) < (uint)Count && Objects[ordinal] is null;
        if (isFree)
            Objects[ordinal] = obj;
        return isFree;
    }

    /// <summary>Fills the objects from their rows, except those whose keys must be complete first.</summary>
    internal abstract void Fill();

    /// <summary>Gives the object table back.</summary>
    internal void Release()
    {
        if (Objects.Length > 1)
            ObjectTablePool.Return(Objects, Limit + 1);
        Objects = [];
    }

    /// <summary>Makes an object of a type that is <see cref="StateType.IsBuilt"/>; all that it holds exists.</summary>
    internal void Build(int ordinal)
    {
        Session.SetCurrent(this, ordinal);
        try
        {
            Objects[ordinal] = BuildObject(ordinal);
            Session.Budget.Check(this);
        }
        catch (Exception exception) when (IsOfUser(exception))
        {
            throw StateErrors.BadParts(Type.Name, exception);
        }
    }

    /// <summary>Whether an exception comes from what comparers and constructors do.</summary>
    private protected bool IsOfUser(Exception exception) =>
        exception is not (StateException or MisfitException or OutOfMemoryException) && Session.Watch?.IsInterruption(exception) != true;

    private protected virtual object BuildObject(int ordinal) => throw new InvalidOperationException($"{Type.Name} is filled.");

    // Ordinals were given in the order in which rows refer to objects, so the next ones will be asked for next.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private object Create(int ordinal)
    {
        if (Type.IsBuilt)
            return null!;
        if (this is ElementLoadTable or BlockLoadTable)
            throw StateErrors.Corrupt($"An object of type {Type.Name} is needed before it can be made.");
        while (_created < ordinal)
        {
            int end = Math.Min(Count, _created + CreatedAtOnce);
            Type.Create(Objects.AsSpan(_created + 1, end - _created));
            _created = end;
            Session.Budget.Check(this);
        }

        return Objects[ordinal]!;
    }
}
