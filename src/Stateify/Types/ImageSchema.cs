using Stateify.Contract;

namespace Stateify.Types;

/// <summary>A type as an image describes it.</summary>
/// <param name="Id">Its number in the image.</param>
/// <param name="Kind">The shape of its section.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">The number of objects.</param>
/// <param name="RowCount">The number of rows.</param>
/// <param name="Width">The bytes of a row.</param>
/// <param name="HeadWidth">The bytes an object has besides its rows.</param>
/// <param name="Levels">The classes that declare its fields, base classes first.</param>
/// <param name="Fields">Its columns.</param>
internal sealed record ImageType(
    int Id,
    StateTypeKind Kind,
    string Name,
    int Count,
    long RowCount,
    int Width,
    int HeadWidth,
    IReadOnlyList<ImageLevel> Levels,
    IReadOnlyList<ImageField> Fields)
{
    private const int LengthWidth = 4;

    /// <summary>The bytes of its section; counts that contradict each other claim bytes that no section can have.</summary>
    public Int128 SectionLength => Kind switch
    {
        StateTypeKind.Struct => Count == 0 && RowCount == 0 ? 0 : Int128.MaxValue,
        StateTypeKind.Class or StateTypeKind.Box or StateTypeKind.Built => Count == RowCount ? (Int128)Count * Width : Int128.MaxValue,
        _ => ((Int128)Count * (LengthWidth + HeadWidth)) + ((Int128)RowCount * Width),
    };
}

/// <summary>A class of an inheritance chain as an image describes it.</summary>
internal sealed record ImageLevel(string Name, int Version);

/// <summary>A field as an image describes it.</summary>
internal sealed record ImageField(string Name, int Level, int Offset, ImageColumn Column);

/// <summary>A column as an image describes it.</summary>
/// <param name="Kind">How its bytes are to be read.</param>
/// <param name="Width">The bytes of a value.</param>
/// <param name="Type">The number of the type it names; 0 for none.</param>
/// <param name="EnumName">The name of the enum.</param>
/// <param name="Underlying">The kind of integer an enum is.</param>
/// <param name="Inner">The column it is made of.</param>
/// <param name="Count">How many of these there are, in a row.</param>
internal sealed record ImageColumn(
    ColumnKind Kind,
    int Width,
    int Type = 0,
    string? EnumName = null,
    ColumnKind Underlying = ColumnKind.None,
    ImageColumn? Inner = null,
    int Count = 0);
