namespace Stateify;

/// <summary>
/// Makes a partial class, struct or record part of the saved state: every instance field is saved and restored unless an
/// attribute on it says otherwise. That includes private fields, the backing fields of auto-properties and of the parameters of
/// records, and the parameters of a primary constructor that members use.
/// </summary>
/// <remarks>
/// The generator adds the code that saves and restores the type; the analyzer reports, at compile time, every field
/// that could not be saved. Each class of an inheritance chain carries its own <c>[Savable]</c> and saves its own fields.
/// </remarks>
/// <example>
/// <code>
/// [Savable]
/// public sealed partial class Unit
/// {
///     private readonly List&lt;Unit&gt; _allies = [];
///     private int _health = 100;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SavableAttribute : Attribute
{
    /// <summary>
    /// The name the type has in a state file; the full C# name when <see langword="null"/>. A name given here survives a
    /// rename of the class, its namespace or its assembly.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The version of the class's own fields, from 1. A class that is loaded from an earlier version gets its saved row through
    /// <c>static void Upgrade(SavedRow row)</c>, once for each version in between, before its fields are filled.
    /// </summary>
    public int Version { get; set; } = 1;
}
