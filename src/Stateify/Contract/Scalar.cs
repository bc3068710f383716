using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stateify.Contract;

/// <summary>
/// A number, or another value every bit pattern of which is valid: the integers, <see cref="Half"/>, <see cref="float"/>,
/// <see cref="double"/>, <see cref="char"/>, <see cref="Guid"/>, <see cref="TimeSpan"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Scalar<T> : IColumn<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static int Width => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Scalar(KindOf(default(T)), Unsafe.SizeOf<T>());

    /// <inheritdoc/>
    public static bool IsBlock => true;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T value) => cell.Write(0, value);

    /// <inheritdoc/>
    public static T Read(RowReader cell) => cell.Read<T>(0);

    private static ColumnKind KindOf(object value) => value switch
    {
        char => ColumnKind.Character,
        Guid => ColumnKind.Guid,
        TimeSpan => ColumnKind.TimeSpan,
        Half or float or double => ColumnKind.Float,
        sbyte or short or int or long or Int128 => ColumnKind.Signed,
        byte or ushort or uint or ulong or UInt128 => ColumnKind.Unsigned,
        _ => throw new NotSupportedException($"{typeof(T)} is not a scalar."),
    };
}
