namespace Stateify.Contract;

/// <summary>A named column of a row.</summary>
/// <param name="Name">The field's or property's C# name; <c>item</c>, <c>key</c> or <c>value</c> in collections.</param>
/// <param name="Level">The class that declares it, as an index into <see cref="StateType.Levels"/>.</param>
/// <param name="Offset">The column's place in the row, in bytes.</param>
/// <param name="Column">How the value is laid out.</param>
/// <param name="Wait">Whether the owner's hooks wait for what the column refers to.</param>
/// <param name="FormerNames">The names it had in earlier versions.</param>
public sealed record FieldSchema(
    string Name,
    int Level,
    int Offset,
    ColumnSchema Column,
    bool Wait,
    IReadOnlyList<string> FormerNames)
{
    /// <summary>The name of the column that leads to the elements of a class derived from a collection; no field has such a name.</summary>
    public const string Elements = "<base>";
}
