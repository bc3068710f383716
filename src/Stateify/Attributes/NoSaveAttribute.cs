namespace Stateify;

/// <summary>
/// Leaves a field, or the subscribers of an event, out of the saved state, for a written reason. After a load the field holds what its initializer, or the
/// type's <c>AfterLoad</c> hook, gives it.
/// </summary>
/// <param name="reason">Why the field need not be saved: a derived value, a host resource, a cache. Shown in the state map.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Event)]
public sealed class NoSaveAttribute(string reason) : Attribute
{
    /// <summary>Why the field is not saved.</summary>
    public string Reason { get; } = reason;
}
