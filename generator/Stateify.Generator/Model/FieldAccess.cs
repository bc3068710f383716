namespace Stateify.Generator.Model;

/// <summary>How generated code reaches a field.</summary>
internal enum FieldAccess
{
    /// <summary>By its name.</summary>
    Direct,

    /// <summary>By its name, writing past <c>readonly</c>.</summary>
    PastReadonly,

    /// <summary>By an <c>[UnsafeAccessor]</c>: the field has no name in C#, or one that may not be used.</summary>
    Accessor,
}
