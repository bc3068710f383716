namespace Stateify;

/// <summary>
/// Says under which name a type, an enum, a field or a property was saved by earlier versions of the program. May be given several
/// times.
/// </summary>
/// <param name="name">
/// For a member its former C# name; for a type its former full name, such as <c>Game.Units.Soldier</c>, without type parameters, or
/// its former <see cref="SavableAttribute.Name"/>.
/// </param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Field | AttributeTargets.Property
        | AttributeTargets.Parameter,
    AllowMultiple = true,
    Inherited = false)]
public sealed class FormerlyNamedAttribute(string name) : Attribute
{
    /// <summary>The former name.</summary>
    public string Name { get; } = name;
}
