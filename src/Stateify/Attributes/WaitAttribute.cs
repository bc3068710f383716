namespace Stateify;

/// <summary>
/// Makes the owner's <c>AfterLoad</c> run only after everything the field refers to is complete: its fields filled, its
/// hashed collections rebuilt and its own <c>AfterLoad</c> returned. When the field refers to a collection, the owner waits
/// for the collection's elements. What a struct waits for, the object that holds it waits for too: their hooks run together.
/// </summary>
/// <remarks>
/// A cycle of waits fails the load with <see cref="StateErrorCode.WaitCycle"/> and prints the paths of the objects on it.
/// Without this attribute an <c>AfterLoad</c> may rely on the fields of the objects it refers to, not on their hooks.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Event)]
public sealed class WaitAttribute : Attribute;
