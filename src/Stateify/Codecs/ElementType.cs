using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>A collection type whose elements have one row each.</summary>
internal abstract class ElementType(Type clrType, StateTypeKind kind) : StateType(clrType, kind), IElementType
{
    public virtual int HeadWidth => 0;

    public virtual bool HasComparer => false;

    public abstract int ElementSize { get; }

    public abstract int Length(object collection);

    public virtual void SaveHead(object collection, RowWriter head)
    {
    }

    public abstract void SaveElements(object collection, ref ElementWriter elements);

    public virtual object Create(int length, RowReader head) => throw new InvalidOperationException($"{Name} is built.");

    public virtual void Prepare(object collection, int length)
    {
    }

    public virtual void LoadElements(object collection, ref ElementReader elements) =>
        throw new InvalidOperationException($"{Name} is built.");

    public virtual object Build(RowReader head, ref ElementReader elements) => throw new InvalidOperationException($"{Name} is filled.");

    public virtual void RunAfterLoad(object collection, ref ElementReader elements, LoadContext context)
    {
    }

    internal sealed override SaveTable CreateSaveTable(SaveSession session) => new ElementTable(this, this, session);

    internal sealed override LoadTable CreateLoadTable(LoadSession session) => new ElementLoadTable(this, this, session);
}
