namespace Stateify;

/// <summary>
/// Says that a type which earlier versions of the program saved is gone and that its objects may be dropped: whatever refers to one
/// holds null after the load. Without this, a load that meets such an object fails.
/// </summary>
/// <param name="name">The full name the type had, or its <see cref="SavableAttribute.Name"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RemovedTypeAttribute(string name) : Attribute
{
    /// <summary>The name the type had in a state file.</summary>
    public string Name { get; } = name;
}
