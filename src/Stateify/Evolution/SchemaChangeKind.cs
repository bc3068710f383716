namespace Stateify;

/// <summary>How a type or a field of an image differs from the program's. The numbers are stable.</summary>
public enum SchemaChangeKind
{
    /// <summary>No kind was given.</summary>
    None = 0,

    /// <summary>The field is new: it keeps what its initializer gives it.</summary>
    FieldAdded = 1,

    /// <summary>The field is gone, and that is declared: its value is dropped.</summary>
    FieldDropped = 2,

    /// <summary>The field has another name.</summary>
    FieldRenamed = 3,

    /// <summary>The field is declared by another class of the chain.</summary>
    FieldMoved = 4,

    /// <summary>The field has a wider type, which holds every value of the saved one.</summary>
    FieldWidened = 5,

    /// <summary>The field has another type, which does not hold every value; values that do not fit fail the load.</summary>
    FieldNarrowed = 6,

    /// <summary>The type has another name.</summary>
    TypeRenamed = 7,

    /// <summary>The type is gone, and that is declared: its objects are dropped.</summary>
    TypeDropped = 8,

    /// <summary>The rows are of an earlier version and go through <c>Upgrade</c>.</summary>
    Upgraded = 9,

    /// <summary>The field is gone, and nothing says that its value may be dropped.</summary>
    FieldMissing = 20,

    /// <summary>The type is gone or not registered, and nothing says that its objects may be dropped.</summary>
    TypeMissing = 21,

    /// <summary>The field has a type into which the saved one cannot be converted.</summary>
    FieldIncompatible = 22,

    /// <summary>The type is of another kind: a class that was a struct, a list that was an array.</summary>
    TypeIncompatible = 23,

    /// <summary>The image was saved by a later version of the class.</summary>
    VersionNewer = 24,

    /// <summary>The name in the image is a former name of one type and the name of another.</summary>
    NameAmbiguous = 25,
}
