using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>
/// A place in a row that is being read. Offsets are not checked: the row's width was compared with the program's own before
/// the first row was read. Whatever a row says is checked: an ordinal, a type, a value that not all bits can form.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowReader
{
    private readonly ref byte _cell;
    private readonly LoadSession _session;

    internal RowReader(ref byte cell, LoadSession session)
    {
        _cell = ref cell;
        _session = session;
    }

    internal RowReader(ReadOnlySpan<byte> row, LoadSession session)
        : this(ref MemoryMarshal.GetReference(row), session)
    {
    }

    /// <summary>The place <paramref name="offset"/> bytes further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowReader At(int offset) => new(ref Unsafe.Add(ref _cell, offset), _session);

    /// <summary>Reads an unmanaged value every bit pattern of which is valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read<T>(int offset)
        where T : unmanaged
    {
        return Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _cell, offset));
    }

    /// <summary>Reads a truth value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean(int offset) => BooleanColumn.Read(At(offset));

    /// <summary>Reads a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? ReadText(int offset) => Text.Read(At(offset));

    /// <summary>Reads a reference to an object of one type.</summary>
    /// <typeparam name="T">The .NET type of <paramref name="type"/>.</typeparam>
    /// <param name="offset">The cell.</param>
    /// <param name="type">The type the column names.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? ReadExact<T>(int offset, StateType type)
        where T : class
    {
        uint ordinal = Read<uint>(offset);
        LoadTable table = _session.Table(type);
        if (ordinal > (uint)table.Count)
            _session.ThrowBadReference(ref Unsafe.Add(ref _cell, offset));
        return Unsafe.As<T>(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table.Objects), ordinal));
    }

    /// <summary>Reads a reference to an object of any registered type that a <typeparamref name="T"/> can hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? ReadReference<T>(int offset)
        where T : class
    {
        object? value = _session.Resolve(ref Unsafe.Add(ref _cell, offset));
        if (value is null or T)
            return Unsafe.As<T>(value);
        _session.ThrowWrongType(value, typeof(T), ref Unsafe.Add(ref _cell, offset));
        return null;
    }

    /// <summary>The same where <typeparamref name="T"/> is not known to be a class.</summary>
    internal T? ReadReferenceAs<T>(int offset)
    {
        object? value = _session.Resolve(ref Unsafe.Add(ref _cell, offset));
        if (value is not (null or T))
            _session.ThrowWrongType(value, typeof(T), ref Unsafe.Add(ref _cell, offset));
        return (T?)value;
    }

    /// <summary>The value the loading program provides for an <see cref="ExternalAttribute"/> field.</summary>
    public T External<T>(string key) => _session.Context.GetExternal<T>(key);

    /// <summary>Fails the load: the bits of this cell form no value of its type.</summary>
    internal void ThrowBadValue(string problem) => _session.ThrowBadValue(problem, ref _cell);
}
