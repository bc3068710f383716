using Stateify.Generator.Emission;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>Compares a type with its entry, and says what the differences do to existing files, by the rules of the runtime.</summary>
internal sealed class TypeComparison
{
    private const string Load = "existing files load";

    private readonly SchemaPairs _pairs;
    private readonly SchemaNames _names;
    private readonly SchemaType _saved;
    private readonly SchemaType _current;
    private readonly ColumnMatcher _columns;
    private readonly List<ShapeChange> _changes = [];

    private TypeComparison(SchemaPair pair, SchemaPairs pairs, SchemaNames names, ColumnMatcher columns)
    {
        _pairs = pairs;
        _names = names;
        _saved = pair.Saved!;
        _current = pair.Current!;
        _columns = columns;
    }

    /// <summary>What differs; nothing if the entry is what would be written now.</summary>
    public static IReadOnlyList<ShapeChange> Compare(SchemaPair pair, SchemaPairs pairs, SchemaNames names, ColumnMatcher columns)
    {
        TypeComparison comparison = new(pair, pairs, names, columns);
        comparison.Run(pair);
        return comparison._changes;
    }

    private void Run(SchemaPair pair)
    {
        if (SchemaText.Emit(_saved) == SchemaText.Emit(_current))
            return;
        if ((_saved.Kind == SavableKind.Struct) != (_current.Kind == SavableKind.Struct))
        {
            Break(
                null, $"was a {SchemaText.KindOf(_saved.Kind)} and is a {SchemaText.KindOf(_current.Kind)} now", Fail(_saved.Name),
                $"give it another name by [Savable(Name = \"...\")], and say [assembly: RemovedType(\"{_saved.Name}\")] if its values may be dropped");
            return;
        }

        CompareNames();
        CompareKinds();
        bool isUpgraded = CompareVersions();
        FieldComparison fields = new(pair, CompareBases(pair), _pairs, _columns);
        _changes.AddRange(fields.LostWithBases());
        if (!isUpgraded)
            _changes.AddRange(fields.Changes());
        if (!_current.HasUpgrade)
            CompareHistory(pair);
        if (_changes.Count == 0)
            _changes.Add(ShapeChange.Loads(null, "says something else of its earlier versions than its entry", Load));
    }

    private void CompareNames()
    {
        if (_saved.Name != _current.Name)
            _changes.Add(ShapeChange.Loads(null, $"was called '{_saved.Name}' in files and is called '{_current.Name}' now", Load));
        foreach (string former in _saved.FormerNames.Where(former => _pairs.Find(former) is null && _names.Current(former) == former && !_names.IsRemoved(former)))
            Break(null, $"no longer says that it was called '{former}'", Fail(former), $"say [FormerlyNamed(\"{former}\")]");
    }

    private void CompareKinds()
    {
        if (_saved.Kind == _current.Kind)
            return;
        string what = $"was a {SchemaText.KindOf(_saved.Kind)} and is a {SchemaText.KindOf(_current.Kind)} now";
        if (_current.Kind == SavableKind.AbstractClass)
            Break(null, what, Fail(_saved.Name), "let it have objects of its own");
        else
            _changes.Add(ShapeChange.Loads(null, what, Load));
    }

    private bool CompareVersions()
    {
        string what = $"has Version {_current.Version} and had {_saved.Version}";
        if (_current.Version < _saved.Version)
        {
            Break(null, what, "existing files are refused as those of a newer program", "never take a Version back");
            return false;
        }

        if (_saved.HasUpgrade && !_current.HasUpgrade)
            Break(null, "no longer has the method that takes rows from version to version", "files of versions before its own fail to load, or lose values", "keep 'static void Upgrade(SavedRow row)'");
        if (_current.Version == _saved.Version)
            return false;
        if (_current.HasUpgrade)
            _changes.Add(ShapeChange.Loads(null, what, "existing files go through Upgrade, which has to make of their rows what the fields are now"));
        else if (!_saved.HasUpgrade)
            _changes.Add(new ShapeChange(ShapeEffect.Ignored, null, what, "without Upgrade that changes nothing for existing files", "write 'static void Upgrade(SavedRow row)', or leave Version as it was"));
        return _current.HasUpgrade;
    }

    /// <summary>Compares the base classes; those that are gone are returned.</summary>
    private IReadOnlyList<SchemaType> CompareBases(SchemaPair pair)
    {
        if (_saved.Base == _current.Base || (_saved.Base is not null && _current.Base is not null && _names.AreSame(_saved.Base, _current.Base)))
            return [];
        HashSet<string> chain = new(
            _pairs.ChainOf(pair).SelectMany(static level => new[] { level.Current?.Name, level.Current?.Base }).OfType<string>().Select(SchemaPairs.Definition),
            StringComparer.Ordinal);
        string what = $"derived from '{_saved.Base ?? "no savable class"}' and derives from '{_current.Base ?? "no savable class"}' now";
        bool isSameClass = _saved.Base is not null && _current.Base is not null
            && _names.AreSame(SchemaPairs.Definition(_saved.Base), SchemaPairs.Definition(_current.Base));
        IReadOnlyList<SchemaType> lost = _pairs.LostBases(_saved, name => chain.Contains(name) || chain.Contains(_names.Current(name)), out string? unknown);
        if (unknown is not null)
            _changes.Add(ShapeChange.MayFail(null, what, $"existing files load only if each field of '{unknown}' is declared by another class of the chain, or said to be removed"));
        else if (isSameClass)
            _changes.Add(ShapeChange.MayFail(null, what, "existing files load only if the values of its fields fit"));
        else
            _changes.Add(ShapeChange.Loads(null, what, Load));
        return lost;
    }

    private void CompareHistory(SchemaPair pair)
    {
        HashSet<string> known = new(_pairs.RowsWith(pair).SelectMany(static row => row).Select(static level => level.Current).OfType<SchemaType>().SelectMany(NamesIn), StringComparer.Ordinal);
        foreach (string removed in _saved.RemovedFields.Where(name => !known.Contains(name)))
            Break(null, $"no longer says that '{removed}' is gone", "files of the versions that had it fail to load", $"say [RemovedField(\"{removed}\")]");
        foreach (SchemaField field in _saved.Fields)
        {
            string? now = _current.Fields.FirstOrDefault(current => current.Name == field.Name)?.Name;
            foreach (string former in field.FormerNames.Where(name => !known.Contains(name)))
                Break(now, $"no longer says that '{field.Name}' was called '{former}'", "files of the versions that called it so fail to load", $"say [FormerlyNamed(\"{former}\")]");
        }
    }

    private static IEnumerable<string> NamesIn(SchemaType type) =>
        type.Fields.SelectMany(static field => field.FormerNames.Append(field.Name)).Concat(type.RemovedFields);

    private void Break(string? field, string what, string outcome, string cure) => _changes.Add(new ShapeChange(ShapeEffect.Breaks, field, what, outcome, cure));

    private static string Fail(string type) => $"files that hold a '{type}' fail to load";
}
