namespace Stateify.Generator.Model;

/// <summary>The form of the statements that write and read a column.</summary>
internal enum ColumnAccess
{
    /// <summary><c>row.Write(offset, value)</c> and <c>row.Read&lt;T&gt;(offset)</c>.</summary>
    Scalar,

    /// <summary>The same for truth values, which are checked when read.</summary>
    Boolean,

    /// <summary><c>row.WriteText(offset, value)</c>.</summary>
    Text,

    /// <summary><c>row.WriteReference(offset, value)</c>.</summary>
    Reference,

    /// <summary><c>row.Write(offset, Class.StateReference.Ordinal(value, row))</c>.</summary>
    Exact,

    /// <summary><c>Column.Write(row.At(offset), value)</c>.</summary>
    Typed,

    /// <summary><c>Repeated.Write(row.At(offset), values)</c>.</summary>
    Repeated,
}
