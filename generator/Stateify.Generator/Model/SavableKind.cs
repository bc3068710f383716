namespace Stateify.Generator.Model;

/// <summary>The kinds of savable types.</summary>
internal enum SavableKind
{
    /// <summary>A struct.</summary>
    Struct,

    /// <summary>A class without derived classes: references to it need no type.</summary>
    SealedClass,

    /// <summary>A class that others may derive from.</summary>
    OpenClass,

    /// <summary>A class without instances of its own.</summary>
    AbstractClass,
}
