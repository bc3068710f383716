namespace Stateify;

/// <summary>
/// Says under which name a type, an enum, a delegate type, a field, a property, an event or a <see cref="SavableCallbackAttribute"/>
/// method was saved by earlier versions of the program. May be given several times.
/// </summary>
/// <param name="name">
/// For a member its former C# name; for a type its former full name, such as <c>Game.Units.Soldier</c>, without type parameters, or
/// its former <see cref="SavableAttribute.Name"/>. If a callback had other parameters, its former name and they, as
/// <c>OnTick(System.Int32, ref Game.Unit)</c>.
/// </param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Delegate | AttributeTargets.Field
        | AttributeTargets.Property | AttributeTargets.Event | AttributeTargets.Parameter | AttributeTargets.Method,
    AllowMultiple = true,
    Inherited = false)]
public sealed class FormerlyNamedAttribute(string name) : Attribute
{
    /// <summary>The former name.</summary>
    public string Name { get; } = name;
}
