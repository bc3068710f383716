namespace Stateify;

/// <summary>
/// Lets delegates to a method be saved: a save writes which method it is and what object it is called on, and a load makes the delegate
/// anew. The method may be private, static, virtual, an explicit implementation; an instance method belongs to a <c>[Savable]</c> type.
/// </summary>
/// <remarks>
/// Delegates to other methods, to lambdas and to local functions are refused by the save, which names them: what a lambda has
/// captured is in a class of the compiler, whose name and fields change with every build.
/// A method that has been renamed says so with <see cref="FormerlyNamedAttribute"/>.
/// </remarks>
/// <example>
/// <code>
/// [Savable]
/// public sealed partial class Alarm
/// {
///     public event Action&lt;int&gt;? Rang;
///
///     public Alarm(Clock clock) => clock.Ticked += OnTick;
///
///     [SavableCallback]
///     private void OnTick(int time) => Rang?.Invoke(time);
/// }
/// </code>
/// </example>
/// <param name="typeArguments">
/// For a generic method the types with which it is called, one attribute for each combination; nothing for others.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SavableCallbackAttribute(params Type[] typeArguments) : Attribute
{
    /// <summary>The types with which a generic method is called.</summary>
    public IReadOnlyList<Type> TypeArguments { get; } = typeArguments;
}
