namespace Stateify.Generator.Model;

/// <summary>How an object comes to be that is going to be filled from a row.</summary>
internal enum Creation
{
    /// <summary>By the constructor that the compiler provides: it runs the field initializers and nothing else.</summary>
    Implicit,

    /// <summary>By a generated constructor that does the same.</summary>
    Hollow,

    /// <summary>
    /// Without a constructor: every one of the type's own runs code of the user. What a base class can do for its own fields is
    /// still done.
    /// </summary>
    Bare,
}
