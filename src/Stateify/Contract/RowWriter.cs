using System.ComponentModel;
using System.Runtime.CompilerServices;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>
/// A place in a row that is being written. Offsets are not checked: the generator computes them from the same widths that the
/// row was reserved with. Values are little endian.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowWriter
{
    private readonly ref byte _cell;
    private readonly SaveTable _table;

    internal RowWriter(ref byte cell, SaveTable table)
    {
        _cell = ref cell;
        _table = table;
    }

    /// <summary>The bytes of a row for fields of a width: at least one, so that a count in a file is always backed by bytes.</summary>
    public static int WidthOf(int fields) => Math.Max(1, fields);

    /// <summary>The place <paramref name="offset"/> bytes further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowWriter At(int offset) => new(ref Unsafe.Add(ref _cell, offset), _table);

    /// <summary>Writes an unmanaged value without references or padding, in the machine's little-endian layout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(int offset, T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _cell, offset), value);
    }

    /// <summary>Writes a reference to an object of any registered type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteReference(int offset, object? value) =>
        Write(offset, value is null ? default : _table.Session.Reference(value, ref Unsafe.Add(ref _cell, offset)));

    /// <summary>Writes a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteText(int offset, string? value) => Text.Write(At(offset), value);

    /// <summary>The table of a type in this save.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SaveTable Table(StateType type) => _table.Session.Table(type);

    /// <summary>The table of the row's own type, to which most references lead.</summary>
    public SaveTable OwnTable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _table;
    }

    /// <summary>Tells a clone what an <see cref="ExternalAttribute"/> field holds; rows do not.</summary>
    public void External<T>(string key, string field, T value) => _table.Session.Externals?.Add(ref _cell, key, field, value);

    /// <summary>Fills unused bytes, which are written to the file like any others.</summary>
    internal void Zero(int length) => Unsafe.InitBlockUnaligned(ref _cell, 0, (uint)length);

    /// <summary>Fails the save if a <see cref="ZeroValueAttribute"/> field is not the default of its type.</summary>
    /// <param name="isZero">Whether it is.</param>
    /// <param name="field">The field's name.</param>
    public void RequireZero(bool isZero, string field)
    {
        if (!isZero)
            throw StateErrors.NotZero(field);
    }
}
