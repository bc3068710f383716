namespace Stateify.Generator.Model;

/// <summary>A step of the path by which the registry finds a hidden nested type.</summary>
/// <param name="Container">The C# name of a type that contains it.</param>
/// <param name="Property">The property that hands it out of there.</param>
internal sealed record RegistryStep(string Container, string Property);
