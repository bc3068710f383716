namespace Stateify.Generator.Model;

/// <summary>How a field's value goes into a row.</summary>
/// <param name="Access">The form of the statements that write and read it.</param>
/// <param name="TypeName">The C# type of the value.</param>
/// <param name="ColumnName">The C# type of the column, an <c>IColumn&lt;T&gt;</c>.</param>
/// <param name="Width">The bytes it takes, or 0 if only the running program knows.</param>
/// <param name="Count">How many values stand in place, each of the type and with the column named; 0 for a single one.</param>
internal sealed record Column(ColumnAccess Access, string TypeName, string ColumnName, int Width, int Count = 0);
