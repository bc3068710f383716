using System.Buffers;
using System.Buffers.Binary;
using Stateify.Graph;

namespace Stateify.Wire;

/// <summary>Writes an image front to back: small values through a buffer, blocks straight to the destination.</summary>
internal abstract class ImageWriter : IDisposable
{
    /// <summary>The most that <see cref="Take"/> can give at once.</summary>
    public const int MaxTake = 16 * 1024;

    /// <summary>Copying less than this costs less than waking another core.</summary>
    public const int LargeBytes = 4 << 20;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
    private int _used;

    /// <summary>Who waits for the image, if anyone can lose patience.</summary>
    public Watch? Watch { get; set; }

    /// <summary>The bytes written so far.</summary>
    public long Written { get; private set; }

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Written += bytes.Length;
        if (bytes.Length <= _buffer.Length - _used)
        {
            bytes.CopyTo(_buffer.AsSpan(_used));
            _used += bytes.Length;
            return;
        }

        Flush();
        Send(bytes);
    }

    public void WriteRows(RowBuffer rows, long count)
    {
        if (TryTakeLarge(count * rows.Width, out Memory<byte> place, least: rows.IsInPlace ? 0 : LargeBytes))
        {
            rows.CopyTo(place, count, Watch?.Token ?? default);
            CommitLarge(place.Length);
            return;
        }

        for (long row = 0; row < count;)
        {
            Span<byte> slice = rows.Slice(row, count - row);
            WriteBytes(slice);
            row += slice.Length / rows.Width;
        }
    }

    /// <summary>A place for at most <see cref="MaxTake"/> bytes that the caller fills before the next call.</summary>
    public Span<byte> Take(int length)
    {
        if (length > _buffer.Length - _used)
            Flush();
        Span<byte> place = _buffer.AsSpan(_used, length);
        _used += length;
        Written += length;
        return place;
    }

    /// <summary>
    /// A place in the destination's own memory for so many bytes that all cores should copy them. The caller fills it and calls
    /// <see cref="CommitLarge"/>.
    /// </summary>
    /// <returns>Whether there is one: not for a few bytes, nor in a stream.</returns>
    public bool TryTakeLarge(long length, out Memory<byte> place, int least = LargeBytes)
    {
        place = default;
        if (length < least || length > Array.MaxLength)
            return false;
        Flush();
        return TryReserve((int)length, out place);
    }

    /// <summary>Takes over what was written into the place that <see cref="TryTakeLarge"/> gave.</summary>
    public void CommitLarge(int length)
    {
        Commit(length);
        Written += length;
    }

    /// <summary>Sends what is buffered to the destination.</summary>
    public void Flush()
    {
        Watch?.Tick();
        Send(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    /// <summary>Prepares the destination before anything is written.</summary>
    /// <param name="length">The bytes of the image.</param>
    public virtual void Begin(long length)
    {
    }

    /// <summary>
    /// The memory that the image will be in, from its first byte on, if the destination has it already. Nothing else may be written
    /// to the destination before the image.
    /// </summary>
    /// <param name="length">The least bytes.</param>
    /// <param name="memory">The memory, as far as it is known.</param>
    public virtual bool TryForesee(long length, out Memory<byte> memory)
    {
        memory = default;
        return false;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>A place in the destination's own memory, if it has any to give.</summary>
    protected virtual bool TryReserve(int length, out Memory<byte> place)
    {
        place = default;
        return false;
    }

    /// <summary>Takes over what was written into a reserved place.</summary>
    protected virtual void Commit(int length)
    {
    }

    /// <summary>Hands bytes to the destination.</summary>
    protected abstract void Send(ReadOnlySpan<byte> bytes);

    public sealed class ToBuffer(IBufferWriter<byte> output) : ImageWriter
    {
        // The one implementation that is known to give the same memory again: others may move, or send it away.
        private readonly ArrayBufferWriter<byte>? _array = output as ArrayBufferWriter<byte>;
        private int _foreseenAt = -1;

        public override bool TryForesee(long length, out Memory<byte> memory)
        {
            memory = default;
            // A buffer that would have to grow has not held such an image, and this one may turn out much smaller.
            if (_array is null || length > _array.FreeCapacity)
                return false;
            memory = _array.GetMemory((int)length);
            _foreseenAt = _array.WrittenCount;
            return true;
        }

        public override void Begin(long length)
        {
            if (_foreseenAt >= 0 && _foreseenAt != _array!.WrittenCount)
                throw StateErrors.BufferInUse();
        }

        protected override void Send(ReadOnlySpan<byte> bytes) => output.Write(bytes);

        protected override bool TryReserve(int length, out Memory<byte> place)
        {
            place = output.GetMemory(length)[..length];
            return true;
        }

        protected override void Commit(int length) => output.Advance(length);
    }

    public sealed class ToArray : ImageWriter
    {
        private int _sent;

        /// <summary>The whole image, when it is written.</summary>
        public byte[] Image { get; private set; } = [];

        public override void Begin(long length)
        {
            if (length > Array.MaxLength)
                throw StateErrors.TooLargeForArray(length);
            Image = GC.AllocateUninitializedArray<byte>((int)length);
        }

        protected override void Send(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Image.AsSpan(_sent));
            _sent += bytes.Length;
        }

        protected override bool TryReserve(int length, out Memory<byte> place)
        {
            place = Image.AsMemory(_sent, length);
            return true;
        }

        protected override void Commit(int length) => _sent += length;
    }

    public sealed class ToStream(Stream output) : ImageWriter
    {
        protected override void Send(ReadOnlySpan<byte> bytes) => output.Write(bytes);
    }
}
