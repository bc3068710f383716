using Microsoft.CodeAnalysis;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;
using Stateify.Generator.Inspection.Reach;

namespace Stateify.Analyzers.Graph;

/// <summary>What is wrong with the graphs of a compilation, by the types where it is to be said. Thread-safe.</summary>
internal sealed class ReachReport
{
    private readonly IAssemblySymbol _assembly;
    private readonly ColumnInspector _columns;
    private readonly StateGraph _graph;
    private readonly ILookup<ISymbol?, Diagnostic> _diagnostics;

    public ReachReport(Compilation compilation)
    {
        _assembly = compilation.Assembly;
        _columns = new ColumnInspector(_assembly);
        _graph = StateGraph.Of(compilation);
        _diagnostics = _graph.Gaps.ToLookup(static gap => gap.Symbol as INamedTypeSymbol ?? gap.Symbol.ContainingType, Report, SymbolEqualityComparer.Default);
    }

    /// <summary>What is to be said at a type and its members.</summary>
    public IEnumerable<Diagnostic> Of(INamedTypeSymbol type) => _diagnostics[type];

    /// <summary>
    /// A place where an object of a generic type can be, if nothing registers the type with these arguments. Only of a type with a part
    /// that the compilation declares is it certain that no other assembly does.
    /// </summary>
    public StatePlace? UnregisteredPlaceOf(INamedTypeSymbol type) =>
        IsClosed(type) && HasOwnPart(type) && !_graph.Contains(type) ? _graph.PlaceFor(type) : null;

    private Diagnostic Report(StateGap gap)
    {
        Location location = gap.Symbol.Locations.FirstOrDefault() ?? Location.None;
        string place = gap.Place.ToString();
        string type = gap.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (gap.Kind == StateGapKind.NothingSavable)
            return Diagnostic.Create(GraphRules.NothingSavable, location, place, gap.Type.TypeKind == TypeKind.Interface ? "implements" : "derives from", type);

        ColumnVerdict verdict = _columns.Inspect(gap.Type);
        DiagnosticDescriptor rule = gap.Kind == StateGapKind.DerivedClass ? GraphRules.UnsavableDerivedClass : GraphRules.UnsavableObject;
        return Diagnostic.Create(rule, location, place, type, verdict.Reason, verdict.Cure);
    }

    private static bool IsClosed(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => false,
        IArrayTypeSymbol array => IsClosed(array.ElementType),
        INamedTypeSymbol named => named.WithContainers().All(static symbol => symbol.TypeArguments.All(IsClosed)),
        _ => true,
    };

    private bool HasOwnPart(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasOwnPart(array.ElementType),
        INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, _assembly)
            || named.WithContainers().Any(symbol => symbol.TypeArguments.Any(HasOwnPart)),
        _ => false,
    };
}
