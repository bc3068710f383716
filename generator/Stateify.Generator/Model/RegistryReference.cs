namespace Stateify.Generator.Model;

/// <summary>A referenced assembly with savable types.</summary>
/// <param name="Registry">The C# name of the class that makes them known.</param>
/// <param name="Alias">The alias without which the assembly cannot be named; null as a rule.</param>
internal sealed record RegistryReference(string Registry, string? Alias);
