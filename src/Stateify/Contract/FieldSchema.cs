namespace Stateify.Contract;

/// <summary>A named column of a row.</summary>
/// <param name="Name">
/// The C# name of the field, property or parameter, unique in the type, for which it is qualified if need be by the name of its
/// class; <c>item</c>, <c>key</c> or <c>value</c> in collections.
/// </param>
/// <param name="Offset">The column's place in the row, in bytes.</param>
/// <param name="Column">How the value is laid out.</param>
/// <param name="Wait">Whether the owner's hooks wait for what the column refers to.</param>
public sealed record FieldSchema(string Name, int Offset, ColumnSchema Column, bool Wait);
