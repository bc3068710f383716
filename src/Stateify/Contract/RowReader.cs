using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stateify.Contract;

/// <summary>
/// A place in a row that is being read. Offsets are not checked: the row's width was compared with the program's own before
/// the first row was read. Whatever a row says is checked: an ordinal, a type, a value that not all bits can form.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowReader
{
    private readonly ref byte _cell;
    private readonly LoadTable _table;

    internal RowReader(ref byte cell, LoadTable table)
    {
        _cell = ref cell;
        _table = table;
    }

    internal RowReader(ReadOnlySpan<byte> row, LoadTable table)
        : this(ref MemoryMarshal.GetReference(row), table)
    {
    }

    /// <summary>The place <paramref name="offset"/> bytes further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowReader At(int offset) => new(ref Unsafe.Add(ref _cell, offset), _table);

    /// <summary>Ends the load if it has taken more memory than it may.</summary>
    internal void CheckBudget() => _table.Session.Budget.Check(_table);

    /// <summary>Reads an unmanaged value every bit pattern of which is valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read<T>(int offset)
        where T : unmanaged
    {
        return Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _cell, offset));
    }

    /// <summary>Whether the row has a value for the column at an offset: it has not if the field is newer than the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int offset) => _table.Present is not { } present || present[offset];

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
        return ReadExact<T>(offset, _table.Session.Table(type));
    }

    /// <summary>Reads a reference to an object of the row's own type, <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? ReadExact<T>(int offset)
        where T : class
    {
        return ReadExact<T>(offset, _table);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T? ReadExact<T>(int offset, LoadTable table)
        where T : class
    {
        uint ordinal = Read<uint>(offset);
        if (ordinal - 1 < (uint)table.Limit)
            return Unsafe.As<T>(table.Get((int)ordinal));
        if (ordinal != 0)
            _table.Session.ThrowBadReference(ref Unsafe.Add(ref _cell, offset));
        return null;
    }

    /// <summary>Reads a reference to an object of any registered type that a <typeparamref name="T"/> can hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? ReadReference<T>(int offset)
        where T : class
    {
        object? value = _table.Session.Resolve(ref Unsafe.Add(ref _cell, offset));
        if (value is null or T)
            return Unsafe.As<T>(value);
        _table.Session.ThrowWrongType(value, typeof(T), ref Unsafe.Add(ref _cell, offset));
        return null;
    }

    /// <summary>The same where <typeparamref name="T"/> is not known to be a class.</summary>
    internal T? ReadReferenceAs<T>(int offset)
    {
        object? value = _table.Session.Resolve(ref Unsafe.Add(ref _cell, offset));
        if (value is not (null or T))
            _table.Session.ThrowWrongType(value, typeof(T), ref Unsafe.Add(ref _cell, offset));
        return (T?)value;
    }

    /// <summary>The value the loading program provides under a key for an <see cref="ExternalAttribute"/> field.</summary>
    public T External<T>(string key, string field) => _table.Session.External<T>(key, field, ref _cell);

    /// <summary>Fails the load: the bits of this cell form no value of its type.</summary>
    internal void ThrowBadValue(string problem) => _table.Session.ThrowBadValue(problem, ref _cell);
}
