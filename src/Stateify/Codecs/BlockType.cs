using Stateify.Contract;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify.Codecs;

/// <summary>A type whose objects are one block of bytes each.</summary>
internal abstract class BlockType(Type clrType, StateTypeKind kind) : StateType(clrType, kind), IBlockType
{
    public abstract int EncodedLength(object obj);

    public abstract long ByteCount(int encodedLength);

    public abstract void WriteBlock(object obj, int encodedLength, ImageWriter image);

    public abstract object ReadBlock(int encodedLength, ImageReader image, long offset);

    public virtual void ReadInto(object obj, int encodedLength, ImageReader image, long offset) =>
        throw new InvalidOperationException($"Nothing derives from {Name}.");

    public abstract object Copy(object original, int encodedLength, Watch? watch);

    public virtual void CopyInto(object obj, object original, int encodedLength, Watch? watch) =>
        throw new InvalidOperationException($"Nothing derives from {Name}.");

    internal sealed override SaveTable CreateSaveTable(SaveSession session) => new BlockTable(this, this, session);

    internal sealed override LoadTable CreateLoadTable(LoadSession session) => new BlockLoadTable(this, this, session);
}
