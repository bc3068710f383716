using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Inspection;
using Stateify.Generator.Inspection.Reach;
using Stateify.Generator.Inspection.Schema;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>Matches the savable types of a compilation with the entries of its schema file: by name, then by former name. Immutable.</summary>
internal sealed class SchemaPairs
{
    private readonly SchemaFile _file;
    private readonly Dictionary<string, SchemaPair> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SchemaEntry, SchemaPair> _successors = [];

    public SchemaPairs(CSharpCompilation compilation, SchemaFile file, SchemaNames names)
    {
        _file = file;
        SchemaInspector inspector = new(compilation);
        List<INamedTypeSymbol> types = [.. AssemblyTypes.SavableIn(compilation)];
        HashSet<string> present = new(types.Select(StateNames.Of), StringComparer.Ordinal);
        ILookup<string, SchemaEntry> renamed = file.Entries
            .Where(entry => !present.Contains(entry.Type.Name))
            .ToLookup(entry => names.Current(entry.Type.Name), StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in types)
        {
            string name = StateNames.Of(type);
            SchemaEntry? entry = file.Find(name) ?? renamed[name].FirstOrDefault();
            _byName[name] = new SchemaPair(type, inspector.Inspect(type, CancellationToken.None), entry?.Type);
        }

        HashSet<string> paired = new(_byName.Values.Select(static pair => pair.Saved?.Name).OfType<string>(), StringComparer.Ordinal);
        Gone = [.. file.Entries.Where(entry => !paired.Contains(entry.Type.Name))];
        foreach (SchemaEntry entry in Gone.Where(entry => !names.IsRemoved(entry.Type.Name) && names.Current(entry.Type.Name) == entry.Type.Name))
        {
            if (SuccessorOf(entry.Type) is { } successor)
                _successors.Add(entry, successor);
        }
    }

    /// <summary>The savable types.</summary>
    public IEnumerable<SchemaPair> All => _byName.Values;

    /// <summary>The entries of types that are not there, under this name or another.</summary>
    public IReadOnlyList<SchemaEntry> Gone { get; }

    /// <summary>The types that look like one that is gone, by its entry.</summary>
    public IReadOnlyDictionary<SchemaEntry, SchemaPair> Successors => _successors;

    /// <summary>The pair of a type; null if it is not of this compilation.</summary>
    public SchemaPair? Find(string name) => _byName.TryGetValue(name, out SchemaPair? pair) ? pair : null;

    /// <summary>The classes whose fields are in rows of a type, itself first.</summary>
    public IReadOnlyList<SchemaPair> ChainOf(SchemaPair type)
    {
        List<SchemaPair> chain = [];
        for (SchemaPair? level = type; level is not null && !chain.Contains(level); level = level.Current?.Base is { } name ? Find(Definition(name)) : null)
            chain.Add(level);
        return chain;
    }

    /// <summary>The classes beside which a type's fields are in rows, once for each class that has rows: of it or of a derived class.</summary>
    public IReadOnlyList<IReadOnlyList<SchemaPair>> RowsWith(SchemaPair type)
    {
        List<IReadOnlyList<SchemaPair>> rows = [.. All
            .Where(static other => other.Current is { Kind: not SavableKind.AbstractClass })
            .Select(ChainOf)
            .Where(chain => chain.Contains(type))];
        return rows.Count > 0 ? rows : [ChainOf(type)];
    }

    /// <summary>The saved bases of a type that are no longer among its classes, as long as the file knows them.</summary>
    /// <param name="saved">The type's entry.</param>
    /// <param name="kept">Whether a name is that of a class that is still there.</param>
    /// <param name="unknown">The first that the file does not know; null if it knows all.</param>
    public IReadOnlyList<SchemaType> LostBases(SchemaType saved, Func<string, bool> kept, out string? unknown)
    {
        List<SchemaType> lost = [];
        unknown = null;
        for (string? name = saved.Base; name is not null && !kept(Definition(name));)
        {
            SchemaType? level = _file.Find(Definition(name))?.Type;
            if (level is null)
                unknown = name;
            if (level is null || lost.Contains(level))
                break;
            lost.Add(level);
            name = level.Base;
        }

        return lost;
    }

    /// <summary>A name without type arguments.</summary>
    public static string Definition(string name) => name.Split('<')[0];

    // Two candidates would be a guess.
    private SchemaPair? SuccessorOf(SchemaType gone)
    {
        List<SchemaPair> candidates = [.. All.Where(pair =>
            pair is { Saved: null, Current: { } current } && current.Kind == gone.Kind && gone.Fields.Count > 0 && current.Fields.Equals(gone.Fields))];
        bool isOnly = candidates.Count == 1 && Gone.Count(entry => entry.Type.Kind == gone.Kind && entry.Type.Fields.Equals(gone.Fields)) == 1;
        return isOnly ? candidates[0] : null;
    }
}
