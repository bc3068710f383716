namespace Stateify.Generator.Model;

/// <summary>How values of a field are saved, as far as a file or a later version of the program can tell.</summary>
/// <param name="Kind">The form of the value.</param>
/// <param name="Name">The C# name of a scalar, the name in files of any other type, the number of a type parameter.</param>
/// <param name="Inner">The integer of an enum, the value that may be missing, each of several values.</param>
/// <param name="Count">How many values there are in place.</param>
internal sealed record SchemaColumn(SchemaColumnKind Kind, string Name = "", SchemaColumn? Inner = null, int Count = 0)
{
    /// <summary>A string.</summary>
    public static SchemaColumn Text { get; } = new(SchemaColumnKind.Exact, "System.String");
}

/// <summary>The forms of saved values.</summary>
internal enum SchemaColumnKind
{
    /// <summary>A value without parts.</summary>
    Scalar,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A reference to objects of one type.</summary>
    Exact,

    /// <summary>A reference to objects that fit a type.</summary>
    Reference,

    /// <summary>A struct in place.</summary>
    Inline,

    /// <summary>A value of a type parameter.</summary>
    Parameter,

    /// <summary>A value that may be missing.</summary>
    Optional,

    /// <summary>Several values in place.</summary>
    Repeated,
}
