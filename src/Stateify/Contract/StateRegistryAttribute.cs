using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>
/// Says that an assembly has savable types, and which class makes them known: by it the assemblies that refer to this one find it.
/// </summary>
/// <param name="registry">A public static class with a method <c>void Load()</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class StateRegistryAttribute(Type registry) : Attribute
{
    /// <summary>The class.</summary>
    public Type Registry { get; } = registry;
}
