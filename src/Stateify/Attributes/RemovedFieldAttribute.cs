namespace Stateify;

/// <summary>
/// Says that a field which earlier versions of the program saved is gone and that its value may be dropped. Without this, a load that
/// meets the field fails: nothing is lost silently.
/// </summary>
/// <param name="name">The C# name the field or property had.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class RemovedFieldAttribute(string name) : Attribute
{
    /// <summary>The name the field had.</summary>
    public string Name { get; } = name;
}
