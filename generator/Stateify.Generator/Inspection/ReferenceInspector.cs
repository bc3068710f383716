using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection.Reach;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Finds the referenced assemblies that have savable types, by the attribute that the generator has put on them. It runs after every
/// edit, so it looks only at those that refer to this library themselves.
/// </summary>
internal static class ReferenceInspector
{
    private const string Marker = "Stateify.Contract.StateRegistryAttribute";

    public static AssemblyFacts Inspect(Compilation compilation, CancellationToken cancellation)
    {
        List<RegistryReference> references = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Relatives.RefersToLibrary(assembly) && RegistryOf(assembly) is { } registry)
                references.Add(Reference(compilation, assembly, registry));
        }

        return new AssemblyFacts(
            Names.RegistryOf(compilation.AssemblyName ?? ""),
            new EquatableArray<RegistryReference>(references
                .OrderBy(static reference => reference.Registry, StringComparer.Ordinal)
                .ThenBy(static reference => reference.Alias, StringComparer.Ordinal)));
    }

    private static INamedTypeSymbol? RegistryOf(IAssemblySymbol assembly) => assembly.GetAttributes()
        .FirstOrDefault(static attribute => attribute.AttributeClass.IsCalled(Marker))
        ?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;

    private static RegistryReference Reference(Compilation compilation, IAssemblySymbol assembly, INamedTypeSymbol registry)
    {
        string[] aliases = compilation.GetMetadataReference(assembly)?.Properties.Aliases.ToArray() ?? [];
        string? alias = aliases.Length == 0 || aliases.Contains("global") ? null : aliases[0];
        string name = registry.FullName();
        return new RegistryReference(alias is null ? name : alias + name.Substring("global".Length), alias);
    }
}
