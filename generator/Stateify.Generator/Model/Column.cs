namespace Stateify.Generator.Model;

/// <summary>How a field's value goes into a row.</summary>
/// <param name="Access">The form of the statements that write and read it.</param>
/// <param name="TypeName">The C# type of the value.</param>
/// <param name="ColumnName">The C# type of the column, an <c>IColumn&lt;T&gt;</c>.</param>
/// <param name="Width">The bytes it takes, or 0 if only the running program knows.</param>
internal sealed record Column(ColumnAccess Access, string TypeName, string ColumnName, int Width);
