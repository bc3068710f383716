namespace Stateify.Contract;

/// <summary>What a file says of one column: enough to decode it without the program's types. Immutable.</summary>
public sealed class ColumnSchema
{
    private ColumnSchema(
        ColumnKind kind,
        int width,
        StateType? type = null,
        string? enumName = null,
        ColumnKind underlying = ColumnKind.None,
        ColumnSchema? inner = null,
        int count = 0)
    {
        Count = count;
        Kind = kind;
        Width = width;
        Type = type;
        EnumName = enumName;
        Underlying = underlying;
        Inner = inner;
    }

    /// <summary>How the bytes are to be read.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The bytes a value takes.</summary>
    public int Width { get; }

    /// <summary>The type an exact reference leads to, or the struct that is inline.</summary>
    public StateType? Type { get; }

    /// <summary>The name of the enum.</summary>
    public string? EnumName { get; }

    /// <summary>The kind of integer an enum is.</summary>
    public ColumnKind Underlying { get; }

    /// <summary>The column of the value that may be missing, or of each element.</summary>
    public ColumnSchema? Inner { get; }

    /// <summary>How many elements stand in place; 0 in columns without.</summary>
    public int Count { get; }

    /// <summary>A reference to an object of any registered type.</summary>
    public static ColumnSchema Any { get; } = new(ColumnKind.Any, 8);

    /// <summary>A number or another value without parts.</summary>
    public static ColumnSchema Scalar(ColumnKind kind, int width) => new(kind, width);

    /// <summary>An enum, as its underlying integer.</summary>
    public static ColumnSchema Enum(string name, int width, bool isSigned) =>
        new(ColumnKind.Enum, width, enumName: name, underlying: isSigned ? ColumnKind.Signed : ColumnKind.Unsigned);

    /// <summary>A reference to objects of exactly one type.</summary>
    public static ColumnSchema Exact(StateType type) => new(ColumnKind.Exact, 4, type);

    /// <summary>A struct in place.</summary>
    public static ColumnSchema Inline(StateType type, int width) => new(ColumnKind.Inline, width, type);

    /// <summary>A value that may be missing.</summary>
    public static ColumnSchema Optional(ColumnSchema inner) => new(ColumnKind.Optional, inner.Width + 1, inner: inner);

    /// <summary>Elements in place.</summary>
    public static ColumnSchema Repeated(ColumnSchema inner, int count) =>
        new(ColumnKind.Repeated, checked(inner.Width * count), inner: inner, count: count);
}
