namespace Stateify.Contract;

/// <summary>A named column of a row.</summary>
/// <param name="Name">The field's or property's C# name; <c>item</c>, <c>key</c> or <c>value</c> in collections.</param>
/// <param name="Offset">The column's place in the row, in bytes.</param>
/// <param name="Column">How the value is laid out.</param>
/// <param name="Wait">Whether the owner's hooks wait for what the column refers to.</param>
public sealed record FieldSchema(string Name, int Offset, ColumnSchema Column, bool Wait)
{
    /// <summary>The name of the column that leads to the elements of a class derived from a collection; no field has such a name.</summary>
    public const string Elements = "<base>";
}
