namespace Stateify;

/// <summary>
/// States that a field is <see langword="default"/> whenever a checkpoint is taken. Nothing is written for it; saving an
/// object where it is not fails with <see cref="StateErrorCode.NotZeroValue"/> and the object's path.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Event)]
public sealed class ZeroValueAttribute : Attribute;
