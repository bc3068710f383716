using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>
/// What is known of the types of a compilation. Inspecting one type asks about others, and several analyzers ask about each; the answers
/// go with the compilation. Thread-safe.
/// </summary>
internal sealed class Inspections
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Inspections> All = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeInspection> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<StateMember>> _members = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ConcurrentDictionary<ISymbol, HashSet<string>> _twins = new(SymbolEqualityComparer.Default);

    /// <summary>Those of one compilation, of which an assembly is the result, or of a referenced assembly.</summary>
    public static Inspections Of(IAssemblySymbol assembly) => All.GetValue(assembly, static _ => new Inspections());

    /// <summary>What is to be said of a type, if it is known.</summary>
    public TypeInspection? Find(INamedTypeSymbol type) => _types.TryGetValue(type, out TypeInspection? inspection) ? inspection : null;

    /// <summary>Keeps what is to be said of a type, and gives what is kept.</summary>
    public TypeInspection Remember(INamedTypeSymbol type, TypeInspection inspection) => _types.GetOrAdd(type, inspection);

    /// <summary>What holds the state of a type's objects.</summary>
    public IReadOnlyList<StateMember> Members(INamedTypeSymbol type, Func<INamedTypeSymbol, IReadOnlyList<StateMember>> find) => _members.GetOrAdd(type, find);

    /// <summary>Whether another type or namespace in the same place has a name that differs only by case.</summary>
    public bool HasTwin(ISymbol symbol) => _twins.GetOrAdd(symbol.ContainingSymbol, FindTwins).Contains(symbol.Name);

    private static HashSet<string> FindTwins(ISymbol container) => new(
        ((INamespaceOrTypeSymbol)container).GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Select(static member => member.Name)
            .Distinct()
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1)
            .SelectMany(static group => group),
        StringComparer.Ordinal);
}
