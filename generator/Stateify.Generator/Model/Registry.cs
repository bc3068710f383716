namespace Stateify.Generator.Model;

/// <summary>Everything the emitter needs to know to make the types of an assembly known.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Types">Statements that register its savable types.</param>
/// <param name="Registrations">Statements that register what its attributes name.</param>
/// <param name="HasCallbacks">Whether it has other initializers that its referrers must have run.</param>
internal sealed record Registry(
    AssemblyFacts Assembly,
    EquatableArray<string> Types,
    EquatableArray<string> Registrations,
    bool HasCallbacks)
{
    /// <summary>Whether there is nothing to make known.</summary>
    public bool IsEmpty => Assembly.References.Count + Types.Count + Registrations.Count == 0 && !HasCallbacks;
}
