namespace Stateify.Generator.Model;

/// <summary>What the registry must know of the assembly.</summary>
/// <param name="Name">The name of the registry's class, unlike that of any other assembly's.</param>
/// <param name="References">The assemblies with savable types that it refers to.</param>
internal sealed record AssemblyFacts(string Name, EquatableArray<RegistryReference> References);
