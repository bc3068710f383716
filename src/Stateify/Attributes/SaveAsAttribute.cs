namespace Stateify;

/// <summary>
/// Saves a field as a value of another type. For a field <c>_mounts</c> the owner declares <c>T SaveMounts()</c>, called
/// while the object is saved, and <c>void LoadMounts(T value)</c>, called after every object of the graph has been filled.
/// </summary>
/// <remarks>
/// <c>SaveX</c> must be free of side effects: it can run more than once in one save, when hooks make a second pass over the
/// graph necessary. <c>LoadX</c> runs before the owner's <c>AfterLoad</c>, in dependency order.
/// </remarks>
/// <typeparam name="T">The type the value has in the file; any type that could be the type of a saved field.</typeparam>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Event)]
public sealed class SaveAsAttribute<T> : Attribute;
