using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>Finds the savable types of a compilation.</summary>
internal static class SavableTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation)
    {
        Stack<INamespaceOrTypeSymbol> left = new([compilation.Assembly.GlobalNamespace]);
        while (left.Count > 0)
        {
            foreach (INamespaceOrTypeSymbol member in left.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                if (member is INamedTypeSymbol type && type.IsSavable())
                    yield return type;
                left.Push(member);
            }
        }
    }
}
