using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Evolution;

/// <summary>Matches the fields of one type of an image with the program's, and plans how its rows are converted.</summary>
internal sealed class FieldMatcher(SchemaMatcher types, TypeMatch match, StateType type, LoadOptions options)
{
    // About what a set has for each name while it grows.
    private const int BytesOfName = 128;

    private readonly ImageType _image = match.Image;
    private readonly ColumnMatcher _columns = new(types);
    private readonly ImageField?[] _sources = new ImageField?[type.Fields.Count];
    private readonly HashSet<ImageField> _taken = [];
    private readonly int[] _levels = [.. Enumerable.Range(0, match.Image.Levels.Count).Select(level => LevelOf(match.Image, type, level))];

    /// <summary>Adds what differs to the match, and the plan if anything does.</summary>
    public void Run()
    {
        DemandNamesOnce();
        if (CheckVersions())
        {
            match.Upgrade = new RowUpgrade(types, match, type, _levels, options);
            return;
        }

        RowPlan plan = Plan();
        bool isSame = plan.IsIdentity && _sources.All(static source => source is not null);
        if (isSame || match.Changes.Any(static change => change.Prevents))
            return;
        match.Plan = plan;
        if (type is IBlockType)
            Prevent(SchemaChangeKind.FieldIncompatible, "item", "its elements have another type now, and are saved as one block");
    }

    /// <summary>Plans how rows are converted, whether or not they have to be, and adds what differs to the match.</summary>
    public RowPlan Plan()
    {
        FindFields();
        RowPlan plan = new(_image.Width, type.Width);
        for (int i = 0; i < _sources.Length; i++)
        {
            PlanField(plan, type.Fields[i], _sources[i]);
            types.Budget.Check(_image.Name);
        }

        CheckDropped();
        return plan;
    }

    /// <summary>What is named twice would be taken for whichever comes first.</summary>
    private void DemandNamesOnce()
    {
        types.Budget.Check(_image.Name, (long)(_image.Fields.Count + _image.Levels.Count) * BytesOfName);
        bool areOnce = _image.Fields.DistinctBy(static field => (field.Level, field.Name)).Count() == _image.Fields.Count
            && _image.Levels.DistinctBy(static level => level.Name).Count() == _image.Levels.Count;
        if (!areOnce)
            throw StateErrors.Corrupt($"Type {_image.Name} has two fields, or two base classes, of one name.");
    }

    /// <summary>The program's level that a saved one has become; -1 for none.</summary>
    private static int LevelOf(ImageType image, StateType type, int level)
    {
        if (level == image.Levels.Count - 1)
            return type.Levels.Count - 1;
        for (int i = 0; i < type.Levels.Count - 1; i++)
        {
            if (type.Levels[i].Matches(image.Levels[level].Name))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Finds where fields come from. A field that was renamed claims its former name first, unless the image has it under its own;
    /// then names count, in the same class and then in any.
    /// </summary>
    private void FindFields()
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            FieldSchema field = type.Fields[i];
            if (!_image.Fields.Any(saved => saved.Name == field.Name && _levels[saved.Level] == field.Level))
                Take(i, saved => field.FormerNames.Contains(saved.Name) && _levels[saved.Level] == field.Level);
        }

        for (int i = 0; i < _sources.Length; i++)
            Take(i, saved => saved.Name == type.Fields[i].Name && _levels[saved.Level] == type.Fields[i].Level);
        for (int i = 0; i < _sources.Length; i++)
            Take(i, saved => saved.Name == type.Fields[i].Name);
        for (int i = 0; i < _sources.Length; i++)
            Take(i, saved => type.Fields[i].FormerNames.Contains(saved.Name));
    }

    /// <summary>Takes the one saved field that fits; two would be a guess.</summary>
    private void Take(int index, Func<ImageField, bool> fits)
    {
        if (_sources[index] is not null)
            return;
        List<ImageField> candidates = [.. _image.Fields.Where(saved => !_taken.Contains(saved) && fits(saved)).Take(2)];
        if (candidates.Count != 1)
            return;
        _sources[index] = candidates[0];
        _taken.Add(candidates[0]);
    }

    private bool CheckVersions()
    {
        bool isUpgraded = false;
        for (int i = 0; i < _levels.Length; i++)
        {
            int saved = _image.Levels[i].Version;
            if (_levels[i] < 0)
                continue;
            LevelSchema level = type.Levels[_levels[i]];
            if (saved > level.Version)
            {
                Prevent(
                    SchemaChangeKind.VersionNewer, null,
                    $"it was saved by version {saved} of {Name(level)}, and this program has version {level.Version}; use a newer program");
            }
            else if (saved < level.Version && level.Upgrade is not null)
            {
                match.Add(SchemaChangeKind.Upgraded, null, $"{Name(level)} was saved by version {saved} and goes through Upgrade to {level.Version}");
                isUpgraded = true;
            }
        }

        return isUpgraded;
    }

    private string Name(LevelSchema level) => level.Name.Length == 0 ? type.Name : level.Name;

    private void PlanField(RowPlan plan, FieldSchema field, ImageField? source)
    {
        bool canBeLeftOut = type.IsOfProgram && field.Name != FieldSchema.Elements;
        if (source is null && canBeLeftOut)
        {
            match.Add(SchemaChangeKind.FieldAdded, field.Name, "it is new, and keeps what its initializer gives it");
            return;
        }

        if (source is null)
        {
            Prevent(SchemaChangeKind.FieldIncompatible, field.Name, "it was not saved, and nothing can stand for it");
            return;
        }

        if (source.Name != field.Name)
            match.Add(SchemaChangeKind.FieldRenamed, source.Name, $"it is called {field.Name} now");
        else if (_levels[source.Level] != field.Level)
            match.Add(SchemaChangeKind.FieldMoved, field.Name, "another class of the chain declares it now");

        Conversion? conversion = _columns.Find(source.Column, field.Column);
        if (conversion is not null)
            plan.Add(field.Name, source.Offset, source.Column.Width, field.Offset, field.Column.Width, conversion);
        if (conversion is SameBytes or InlineRow)
            return;
        string change = $"it was saved as {_columns.Describe(source.Column)} and is {ColumnMatcher.Describe(field.Column)} now";
        if (conversion is null)
        {
            match.Add(
                SchemaChangeKind.FieldIncompatible, source.Name,
                change + ", into which nothing converts it; give the field another name, or raise the Version of the class and convert the"
                + " value in Upgrade",
                prevents: options.Schema != SchemaPolicy.Tolerant || !canBeLeftOut);
            return;
        }

        match.Add(conversion.IsLossless ? SchemaChangeKind.FieldWidened : SchemaChangeKind.FieldNarrowed, source.Name, change);
    }

    private void CheckDropped()
    {
        foreach (ImageField saved in _image.Fields)
        {
            if (_taken.Contains(saved))
                continue;
            types.Budget.Check(_image.Name);
            bool isDropped = options.Schema == SchemaPolicy.Tolerant
                || type.Levels.Any(level => level.RemovedFields.Contains(saved.Name))
                || options.Removed.Contains($"{_image.Name}.{saved.Name}");
            if (isDropped)
                match.Add(SchemaChangeKind.FieldDropped, saved.Name, "it is gone, and its value is dropped");
            else
                Prevent(SchemaChangeKind.FieldMissing, saved.Name, MissingCure(saved.Name, _levels[saved.Level]));
        }
    }

    private static string MissingCure(string field, int level) =>
        (level < 0 ? "it was declared by a class that is no longer in the chain, and" : "the class no longer has it, and")
        + $" nothing says that its value may be dropped; say [FormerlyNamed(\"{field}\")] on the field that took its place, or"
        + $" [RemovedField(\"{field}\")] on the class";

    private void Prevent(SchemaChangeKind kind, string? field, string problem) => match.Add(kind, field, problem, prevents: true);
}
