namespace Stateify.Graph;

/// <summary>A type whose objects refer to others without keeping them alive.</summary>
internal interface IWeakType
{
    /// <summary>The target, if it is still there.</summary>
    object? TargetOf(object reference);
}
