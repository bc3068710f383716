using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>How the type arguments of a platform type are handed to its column and its registration.</summary>
internal enum ArgumentForm
{
    /// <summary>Each as a type and its column.</summary>
    Columns,

    /// <summary>The first as a type and the column of an array of it.</summary>
    ArrayColumn,

    /// <summary>Each as a type alone.</summary>
    Types,

    /// <summary>Each as a type alone; it need not be savable.</summary>
    AnyTypes,
}

/// <summary>A type of the platform that can be saved.</summary>
/// <param name="Column">The column of its values; null for objects, which are referred to.</param>
/// <param name="Width">The bytes of the column, or 0 if they depend on type arguments.</param>
/// <param name="Form">What the column, or for objects the registration, wants to know of the type arguments.</param>
/// <param name="Registrations">The methods that register what a field of the type can hold.</param>
internal sealed record PlatformType(string? Column, int Width, ArgumentForm Form, string[] Registrations)
{
    /// <summary>A class or interface whose arguments must be savable.</summary>
    public static PlatformType Object(params string[] registrations) => new(null, 0, ArgumentForm.Columns, registrations);

    /// <summary>A class or interface whose arguments do not matter.</summary>
    public static PlatformType OfTypes(params string[] registrations) => new(null, 0, ArgumentForm.AnyTypes, registrations);

    /// <summary>A value without type arguments; the runtime has registered it.</summary>
    public static PlatformType Value(string column, int width) => new(column, width, ArgumentForm.Columns, []);

    /// <summary>A value made of values.</summary>
    public static PlatformType GenericValue(string column) => new(column, 0, ArgumentForm.Columns, ["AddValue"]);

    /// <summary>A value made of an array.</summary>
    public static PlatformType ArrayValue(string column) => new(column, 0, ArgumentForm.ArrayColumn, ["AddArray", "AddValue"]);

    /// <summary>A value that refers to a whole array and has a place for anything that could stand for one.</summary>
    public static PlatformType Window(string column) => new(column, 16, ArgumentForm.Columns, ["AddArray", "AddValue"]);

    /// <summary>Whether the hooks of structs run where the structs are stored: in arrays, lists, and as the values of dictionaries.</summary>
    /// <param name="argument">The number of the type argument that is a struct.</param>
    public bool RunsStructHooks(int argument) => Registrations.All(registration => registration switch
    {
        "AddArray" or "AddList" => true,
        "AddMap" => argument == 1,
        "AddValue" => Form == ArgumentForm.ArrayColumn || Width > 0,
        _ => false,
    });

    /// <summary>The name under which <see cref="PlatformTypes"/> lists a type.</summary>
    public static string NameOf(INamedTypeSymbol type) => $"{type.ContainingNamespace}.{type.MetadataName}";
}
