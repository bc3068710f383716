namespace Stateify;

/// <summary>
/// Adds a type to the closed world of types this assembly can save and load: a closed generic type, a boxed value or a
/// collection that is met only through <see cref="object"/> or an interface.
/// </summary>
/// <param name="type">The type to register, for example <c>typeof(Box&lt;int&gt;)</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SavableTypeAttribute(Type type) : Attribute
{
    /// <summary>The registered type.</summary>
    public Type Type { get; } = type;
}
