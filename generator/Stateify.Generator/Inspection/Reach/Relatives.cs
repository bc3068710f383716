using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>
/// Finds the referenced assemblies that can have to do with saved graphs: those that refer to this library, or to one that does. A
/// class derived from a savable one is in such an assembly.
/// </summary>
internal static class Relatives
{
    private const string Library = "Stateify";

    private static readonly string[] LibraryAlone = [Library];

    /// <summary>Whether an assembly refers to this library itself.</summary>
    public static bool RefersToLibrary(IAssemblySymbol assembly) => RefersToAny(assembly, LibraryAlone);

    public static IReadOnlyList<IAssemblySymbol> Of(Compilation compilation)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { Library };
        List<IAssemblySymbol> relatives = [];
        List<IAssemblySymbol> others = [.. compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly => assembly.Name != Library)];
        for (int known = 0; known != names.Count;)
        {
            known = names.Count;
            relatives.AddRange(others.Where(assembly => RefersToAny(assembly, names)));
            names.UnionWith(relatives.Select(static assembly => assembly.Name));
            others.RemoveAll(assembly => names.Contains(assembly.Name));
        }

        return relatives;
    }

    private static bool RefersToAny(IAssemblySymbol assembly, ICollection<string> names) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => names.Contains(reference.Name)));
}
