namespace Stateify.Contract;

/// <summary>How a column's bytes are to be read. The numbers are part of the file format.</summary>
public enum ColumnKind : byte
{
    /// <summary>No kind; never in a file.</summary>
    None = 0,

    /// <summary>One byte, 0 or 1.</summary>
    Boolean = 1,

    /// <summary>A signed integer in two's complement, of the column's width.</summary>
    Signed = 2,

    /// <summary>An unsigned integer of the column's width.</summary>
    Unsigned = 3,

    /// <summary>An IEEE 754 binary number of the column's width.</summary>
    Float = 4,

    /// <summary>A UTF-16 code unit.</summary>
    Character = 5,

    /// <summary>16 bytes: low, middle and high word and flags of a <see cref="decimal"/>.</summary>
    Decimal = 6,

    /// <summary>16 bytes of a <see cref="System.Guid"/> in its little-endian layout.</summary>
    Guid = 7,

    /// <summary>8 bytes: <see cref="System.DateTime.ToBinary"/> without conversion of local times.</summary>
    DateTime = 8,

    /// <summary>8 bytes: ticks of 100 ns.</summary>
    TimeSpan = 9,

    /// <summary>An integer of an enum's underlying type; the column names the enum.</summary>
    Enum = 10,

    /// <summary>4 bytes: the ordinal of an object of the one type the column names; 0 is null.</summary>
    Exact = 20,

    /// <summary>8 bytes: a type number and an ordinal; both 0 are null.</summary>
    Any = 21,

    /// <summary>The fields of the struct the column names, in place.</summary>
    Inline = 22,

    /// <summary>One byte, 0 or 1, that says whether the inner column holds a value, and the inner column.</summary>
    Optional = 23,

    /// <summary>The inner column, as often as the column says.</summary>
    Repeated = 24,
}
