using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>How a compilation differs from its schema file, by the types where it is to be said. Thread-safe.</summary>
internal sealed class SchemaReport
{
    private readonly SchemaPairs _pairs;
    private readonly ColumnMatcher _columns;

    public SchemaReport(CSharpCompilation compilation, SchemaFile file)
    {
        File = file;
        Names = new SchemaNames(compilation);
        _columns = new ColumnMatcher(compilation, Names);
        _pairs = new SchemaPairs(compilation, file, Names);
    }

    /// <summary>The file.</summary>
    public SchemaFile File { get; }

    /// <summary>What the names in the file stand for.</summary>
    public SchemaNames Names { get; }

    /// <summary>A type and its entry; null if the type cannot be saved.</summary>
    public SchemaPair? PairOf(INamedTypeSymbol type) =>
        _pairs.Find(StateNames.Of(type)) is { Current: not null } pair && SymbolEqualityComparer.Default.Equals(pair.Symbol, type) ? pair : null;

    /// <summary>How a type differs from its entry; nothing if it has none.</summary>
    public IReadOnlyList<ShapeChange> ChangesOf(SchemaPair pair) =>
        pair.Saved is null ? [] : TypeComparison.Compare(pair, _pairs, Names, _columns);

    /// <summary>What is to be said at a type and its members.</summary>
    public IEnumerable<Diagnostic> Of(INamedTypeSymbol type)
    {
        if (PairOf(type) is not { } pair)
            return [];
        if (pair.Saved is not null)
            return ChangesOf(pair).Select(change => Report(type, change));
        SchemaType? predecessor = _pairs.Successors.FirstOrDefault(other => other.Value == pair).Key?.Type;
        Location location = type.Locations.FirstOrDefault() ?? Location.None;
        return predecessor is null
            ? [Diagnostic.Create(SchemaRules.NoEntry, location, type.Name)]
            : [Diagnostic.Create(
                SchemaRules.Breaking,
                location,
                type.Name,
                $"has the fields of '{predecessor.Name}', which is gone, and does not say that it took its place",
                $"files that hold a '{predecessor.Name}' fail to load",
                $"say [FormerlyNamed(\"{predecessor.Name}\")] if it did, or [assembly: RemovedType(\"{predecessor.Name}\")] if not")];
    }

    /// <summary>What is to be said at the entries of types that are gone, without those that have a likely successor.</summary>
    public IEnumerable<Diagnostic> OfGone(Func<SchemaEntry, Location> locate)
    {
        foreach (SchemaEntry entry in _pairs.Gone.Where(entry => !_pairs.Successors.ContainsKey(entry)))
        {
            string name = entry.Type.Name;
            bool hasObjects = entry.Type.Kind != SavableKind.AbstractClass;
            string? outcome = Names.IsRemoved(name) ? "existing files load, and its objects are dropped, as is declared"
                : Names.Current(name) != name ? "it has another name now, which has an entry of its own"
                : hasObjects ? null
                : "existing files load, for it had no objects of its own";
            yield return outcome is null
                ? Diagnostic.Create(SchemaRules.TypeGone, locate(entry), name)
                : Diagnostic.Create(SchemaRules.Compatible, locate(entry), name, "is gone", outcome, "remove its entry");
        }
    }

    private static Diagnostic Report(INamedTypeSymbol type, ShapeChange change)
    {
        StateMember? member = StateMember.Of(type).FirstOrDefault(member => member.Symbol.Name == change.Field);
        Location location = member?.Location ?? type.Locations.FirstOrDefault() ?? Location.None;
        string subject = member is null ? type.Name : $"{type.Name}.{change.Field}";
        return Diagnostic.Create(RuleOf(change.Effect), location, subject, change.What, change.Outcome, change.Cure);
    }

    private static DiagnosticDescriptor RuleOf(ShapeEffect effect) => effect switch
    {
        ShapeEffect.Loads => SchemaRules.Compatible,
        ShapeEffect.MayFail => SchemaRules.Narrowing,
        ShapeEffect.Ignored => SchemaRules.VersionWithoutUpgrade,
        _ => SchemaRules.Breaking,
    };
}
