namespace Stateify.Generator.Model;

/// <summary>How to see that a value is the default of its type.</summary>
internal enum ZeroTest
{
    /// <summary>By comparing with null.</summary>
    Null,

    /// <summary>By the operator <c>==</c>.</summary>
    Operator,

    /// <summary>By the default comparer of the type.</summary>
    Comparer,
}
