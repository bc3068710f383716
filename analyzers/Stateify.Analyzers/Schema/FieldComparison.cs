using Stateify.Generator.Emission;
using Stateify.Generator.Inspection;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>
/// Compares the fields of a type with those of its entry. They are matched as the runtime matches them: a former name that the file still
/// has comes first, then names in the same class, then names in any class of the chain.
/// </summary>
/// <param name="pair">The type.</param>
/// <param name="lostBases">The saved classes that are no longer among its bases.</param>
/// <param name="pairs">All types.</param>
/// <param name="columns">Judges columns.</param>
internal sealed class FieldComparison(SchemaPair pair, IReadOnlyList<SchemaType> lostBases, SchemaPairs pairs, ColumnMatcher columns)
{
    private readonly SchemaType _saved = pair.Saved!;
    private readonly SchemaType _current = pair.Current!;

    /// <summary>What differs.</summary>
    public IEnumerable<ShapeChange> Changes()
    {
        Dictionary<SchemaField, SchemaField> sources = Match(out List<SchemaField> lost);
        List<SchemaField> added = [.. _current.Fields.Where(field => !sources.ContainsKey(field))];
        foreach (KeyValuePair<SchemaField, SchemaField> match in sources)
        {
            foreach (ShapeChange change in Compare(match.Value, match.Key))
                yield return change;
        }

        foreach (SchemaField field in lost)
            yield return Lost(field, added, "no longer has") with { Saved = field };
        foreach (SchemaField field in added)
        {
            yield return IsMovedHere(field)
                ? ShapeChange.Loads(field.Name, "is declared by another class of the chain now", "existing files load")
                : ShapeChange.Loads(field.Name, "is new", "existing files load, and it keeps what its initializer gives it");
        }
    }

    /// <summary>What becomes of the fields of the classes that are no longer among the type's bases.</summary>
    public IEnumerable<ShapeChange> LostWithBases() =>
        lostBases.SelectMany(level => level.Fields.Select(field => Lost(field, [], $"no longer derives from '{level.Name}', which has")));

    private Dictionary<SchemaField, SchemaField> Match(out List<SchemaField> lost)
    {
        Dictionary<SchemaField, SchemaField> sources = [];
        List<SchemaField> left = [.. _saved.Fields];
        foreach (SchemaField field in _current.Fields.Where(field => !_saved.Fields.Any(saved => saved.Name == field.Name)))
            Take(field, saved => field.FormerNames.Contains(saved.Name));
        foreach (SchemaField field in _current.Fields)
            Take(field, saved => saved.Name == field.Name);
        lost = left;
        return sources;

        void Take(SchemaField field, Predicate<SchemaField> isSource)
        {
            List<SchemaField> candidates = left.FindAll(isSource);
            if (sources.ContainsKey(field) || candidates.Count != 1)
                return;
            sources.Add(field, candidates[0]);
            left.Remove(candidates[0]);
        }
    }

    private IEnumerable<ShapeChange> Compare(SchemaField saved, SchemaField current)
    {
        if (saved.Name != current.Name)
            yield return ShapeChange.Loads(current.Name, $"was called '{Shown(saved.Name)}'", "existing files load");
        string was = SchemaText.Emit(saved.Column);
        string now = SchemaText.Emit(current.Column);
        if (was == now)
            yield break;
        string what = $"was saved as '{was}' and is '{now}' now";
        yield return columns.Fit(saved.Column, current.Column) switch
        {
            ColumnFit.None => Incompatible(current, what, saved) with { Saved = saved },
            ColumnFit.Some => ShapeChange.MayFail(current.Name, what, "existing files load only if each value fits") with { Saved = saved },
            _ => ShapeChange.Loads(current.Name, what, "existing files load"),
        };
    }

    private ShapeChange Incompatible(SchemaField current, string what, SchemaField saved) => new(
        ShapeEffect.Breaks, current.Name, what, $"nothing converts it, so files that hold a '{_saved.Name}' fail to load", CureOfRetyped(saved));

    private ShapeChange Lost(SchemaField field, IReadOnlyList<SchemaField> added, string verb)
    {
        string what = $"{verb} '{Shown(field.Name)}', which was saved as '{SchemaText.Emit(field.Column)}'";
        IReadOnlyList<IReadOnlyList<SchemaPair>> rows = pairs.RowsWith(pair);
        List<SchemaField?> places = [.. rows.Select(row => row.Select(level => PlaceIn(level, field)).FirstOrDefault(static place => place is not null))];
        if (places.TrueForAll(place => place is not null && columns.Fit(field.Column, place.Column) <= ColumnFit.All))
            return ShapeChange.Loads(null, what, "another class of the chain declares it now, so existing files load");
        if (places.TrueForAll(place => place is not null && columns.Fit(field.Column, place.Column) <= ColumnFit.Some))
            return ShapeChange.MayFail(null, what, "another class of the chain declares it now, and existing files load only if each value fits");
        if (rows.All(row => row.Any(level => level.Current is { } current && current.RemovedFields.Contains(field.Name))))
            return ShapeChange.Loads(null, what, "existing files load, and its value is dropped, as is declared");

        // Two candidates would be a guess.
        List<SchemaField> successors = [.. added.Where(other => other.Column == field.Column)];
        string? successor = successors.Count == 1 ? successors[0].Name : null;
        return new ShapeChange(
            ShapeEffect.Breaks,
            successor,
            successor is null ? what : $"is new where '{Shown(field.Name)}' was, saved in the same way, and does not say that it took its place",
            $"files that hold a '{_saved.Name}' fail to load",
            CureOfLost(field, successor));
    }

    // A class that has saved a field of its own under the name keeps that one.
    private static SchemaField? PlaceIn(SchemaPair level, SchemaField lost) => level.Current?.Fields.FirstOrDefault(field =>
        (field.Name == lost.Name || field.FormerNames.Contains(lost.Name))
        && level.Saved?.Fields.Any(saved => saved.Name == field.Name) != true);

    private bool IsMovedHere(SchemaField field) => pairs.RowsWith(pair)
        .SelectMany(static row => row)
        .SelectMany(static level => level is { Saved: { } saved, Current: { } current } ? saved.Fields.Where(other => !current.Fields.Any(kept => kept.Name == other.Name)) : [])
        .Concat(lostBases.SelectMany(static level => level.Fields))
        .Any(other => !_saved.Fields.Contains(other) && (other.Name == field.Name || field.FormerNames.Contains(other.Name)));

    private string CureOfRetyped(SchemaField saved) => _current.Kind == SavableKind.Struct
        ? $"give the field another name, and say [RemovedField(\"{saved.Name}\")] if its value may be dropped"
        : "raise Version and convert the value in Upgrade, or give the field another name";

    private string CureOfLost(SchemaField field, string? successor)
    {
        string place = successor is null ? "the field that took its place" : "it if it did";
        string upgrade = _current.Kind == SavableKind.Struct ? "" : ", or raise Version and say in Upgrade what becomes of the value";
        return $"say [FormerlyNamed(\"{field.Name}\")] on {place}, or [RemovedField(\"{field.Name}\")] on the class{upgrade}";
    }

    private static string Shown(string field) => field == FieldInspector.ElementsName ? "its elements" : field;
}
