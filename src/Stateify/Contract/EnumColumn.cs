using System.ComponentModel;
using System.Runtime.CompilerServices;
using Stateify.Types;

namespace Stateify.Contract;

/// <summary>An enum, as its underlying integer; values without a name are kept as they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumColumn<T> : IColumn<T>
    where T : unmanaged, Enum
{
    /// <inheritdoc/>
    public static int Width => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Enum(TypeNames.Compose(typeof(T)), Unsafe.SizeOf<T>(), IsSigned);

    /// <inheritdoc/>
    public static bool IsBlock => true;

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T value) => cell.Write(0, value);

    /// <inheritdoc/>
    public static T Read(RowReader cell) => cell.Read<T>(0);

    private static bool IsSigned =>
        Type.GetTypeCode(typeof(T)) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;
}
