using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>Finds the types of assemblies.</summary>
internal static class AssemblyTypes
{
    /// <summary>The savable types of a compilation.</summary>
    public static IEnumerable<INamedTypeSymbol> SavableIn(Compilation compilation) => In(compilation.Assembly).Where(static type => type.IsSavable());

    /// <summary>All types of an assembly, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> In(IAssemblySymbol assembly)
    {
        Stack<INamespaceOrTypeSymbol> left = new([assembly.GlobalNamespace]);
        while (left.Count > 0)
        {
            foreach (INamespaceOrTypeSymbol member in left.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                if (member is INamedTypeSymbol type)
                    yield return type;
                left.Push(member);
            }
        }
    }
}
