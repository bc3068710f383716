using Stateify.Codecs;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Evolution;

/// <summary>
/// Matches the types of an image with the program's: by name, then by former name. Types that are the same need nothing more; for
/// the others it plans how rows are converted, or says why they cannot be.
/// </summary>
internal sealed class SchemaMatcher
{
    private readonly List<TypeMatch> _matches;
    private readonly LoadOptions _options;
    private readonly HashSet<TypeMatch> _planned = [];
    private readonly HashSet<TypeMatch> _inProgress = [];

    // A tuple or a window has as many layouts as there are ways to declare its parts: as a type parameter, or as what that stands for.
    private readonly Dictionary<(TypeMatch Match, StateType Type), TypeMatch> _layouts = [];
    private readonly ColumnMatcher _columns;

    private SchemaMatcher(IReadOnlyList<ImageType> types, LoadOptions options, LoadBudget budget)
    {
        _columns = new ColumnMatcher(this);
        _options = options;
        Budget = budget;
        budget.Check(null, (long)types.Count * LoadBudget.Reference);
        _matches = new List<TypeMatch>(types.Count);
        foreach (ImageType type in types)
        {
            budget.Check(type.Name);
            _matches.Add(new TypeMatch(type, options.Schema == SchemaPolicy.Strict));
        }
    }

    /// <summary>What may be allocated.</summary>
    public LoadBudget Budget { get; }

    /// <summary>The matches of all types, by their number in the image less 1.</summary>
    public IReadOnlyList<TypeMatch> Matches => _matches;

    /// <summary>The number of types.</summary>
    public int Count => _matches.Count;

    /// <summary>The first difference that prevents the load, as an error; null if nothing does.</summary>
    public StateException? Obstacle
    {
        get
        {
            TypeMatch? match = _matches.Find(static match => match.Changes.Any(static change => change.Prevents));
            return match is null ? null : StateErrors.SchemaMismatch(match.Image.Name, match.Changes.First(static change => change.Prevents));
        }
    }

    /// <summary>Matches the types of an image with the program's.</summary>
    public static SchemaMatcher Match(IReadOnlyList<ImageType> images, LoadOptions options, LoadBudget budget)
    {
        UntouchedAssemblies.TouchAll();
        SchemaMatcher matcher = new(images, options, budget);
        foreach (TypeMatch match in matcher._matches)
        {
            matcher.FindType(match);
            budget.Check(match.Image.Name);
        }

        HashSet<StateType> types = [];
        foreach (TypeMatch match in matcher._matches)
        {
            if (match.Type is not null and not PartsType && !types.Add(match.Type))
                throw StateErrors.Corrupt($"Type {match.Image.Name} and another have become one.");
        }

        // What stands for a struct of the platform depends on the field it is in.
        foreach (TypeMatch match in matcher._matches.Where(static match => match.Type is not PartsType))
            matcher.Plan(match);
        return matcher;
    }

    /// <summary>Says that the type of the root must not be gone: nothing would be left of the graph.</summary>
    /// <param name="id">Its number; that of null, and one that is not there, mean nothing.</param>
    public void DemandRoot(int id)
    {
        if (_matches.ElementAtOrDefault(id - 1) is { Type: null } root && root.Changes.All(static change => !change.Prevents))
            root.Add(SchemaChangeKind.TypeMissing, null, "it is the type of the root, which cannot be dropped", prevents: true);
    }

    /// <summary>The program's type of a number in the image; null if it is gone.</summary>
    public StateType? TypeOf(int id) => _matches[id - 1].Type;

    /// <summary>The name of a number in the image.</summary>
    public string NameOf(int id) => _matches[id - 1].Image.Name;

    /// <summary>The number in the image of a type of the program; 0 if no object of it was saved.</summary>
    public int IdOf(StateType type) => _matches.Find(match => match.Type == type)?.Image.Id ?? 0;

    /// <summary>Whether a type of the program is what a number in the image has become.</summary>
    public bool IsNow(int id, StateType type)
    {
        TypeMatch match = _matches[id - 1];
        return match.Type == type
            || (type is PartsType && match.Image.Kind == type.Kind && TypeRegistry.CurrentName(match.Image.Name) == type.Name);
    }

    /// <summary>The plan for the fields of a struct; null if they are the same.</summary>
    /// <param name="id">The struct's number in the image.</param>
    /// <param name="type">What it has become.</param>
    /// <param name="isPossible">Whether they can be converted.</param>
    public RowPlan? PlanOf(int id, StateType type, out bool isPossible)
    {
        TypeMatch match = _matches[id - 1];
        if (match.Type != type)
            return PlanOf(match, type, out isPossible);
        if (_inProgress.Contains(match))
            throw StateErrors.Corrupt($"Struct {match.Image.Name} contains itself.");
        Plan(match);
        isPossible = match.Changes.All(static change => !change.Prevents);
        return match.Plan;
    }

    /// <summary>A type of the program that the image does not know, as if it did.</summary>
    /// <returns>Its number.</returns>
    public int Introduce(StateType type)
    {
        if (IdOf(type) is > 0 and int known)
            return known;
        ImageType image = new(_matches.Count + 1, type.Kind, type.Name, 0, 0, type.Width, 0, [new ImageLevel("", 1)], []);
        TypeMatch match = new(image) { Type = type };
        _planned.Add(match);
        _matches.Add(match);
        return image.Id;
    }

    /// <summary>A column of the program as if the image had it.</summary>
    public ImageColumn Introduce(ColumnSchema column) => new(
        column.Kind,
        column.Width,
        column.Type is null ? 0 : Introduce(column.Type),
        column.EnumName,
        column.Underlying,
        column.Inner is null ? null : Introduce(column.Inner),
        column.Count);

    /// <summary>The plan for a struct of the platform with another of its layouts than that which its name finds.</summary>
    private RowPlan? PlanOf(TypeMatch match, StateType type, out bool isPossible)
    {
        if (!_layouts.TryGetValue((match, type), out TypeMatch? layout))
        {
            _layouts.Add((match, type), layout = new TypeMatch(match.Image, _options.Schema == SchemaPolicy.Strict) { Type = type });
            Plan(layout);
            foreach (SchemaChange change in layout.Changes)
                match.Add(change.Kind, change.Field, change.Problem, change.Prevents);
        }
        else if (_inProgress.Contains(layout))
        {
            throw StateErrors.Corrupt($"Struct {match.Image.Name} contains itself.");
        }

        isPossible = layout.Changes.All(static change => !change.Prevents);
        return layout.Plan;
    }

    /// <summary>Whether a type is gone, or is made of one that is, such as a list of its objects.</summary>
    private bool IsRemoved(string name)
    {
        bool isRemoved = _options.Removed.Contains(name);
        TypeNames.Replace(name, part =>
        {
            string definition = part.Split('`')[0];
            isRemoved |= TypeRegistry.IsRemoved(definition) || _options.Removed.Contains(definition);
            return null;
        });
        return isRemoved;
    }

    private void FindType(TypeMatch match)
    {
        string name = match.Image.Name;
        string current = TypeRegistry.CurrentName(name);
        match.Type = TypeRegistry.Find(name);
        if (match.Type is not null && current != name && TypeRegistry.Find(current) is { } other && other != match.Type)
        {
            match.Add(
                SchemaChangeKind.NameAmbiguous, null,
                $"it is the name of one type and the former name of {current}; give one of them a Name of its own that never changes",
                prevents: true);
        }

        if (match.Type is not null)
            return;
        match.Type = TypeRegistry.Find(current);
        if (match.Type is not null)
        {
            match.Add(SchemaChangeKind.TypeRenamed, null, $"it is called {current} now");
            return;
        }

        // A type without objects is there only because a field names it: what becomes of that is the field's matter.
        bool isRemoved = IsRemoved(name) || _options.Schema == SchemaPolicy.Tolerant;
        if (isRemoved)
            match.Add(SchemaChangeKind.TypeDropped, null, "it is gone, and its objects are dropped");
        else if (match.Image.Count > 0)
            match.Add(SchemaChangeKind.TypeMissing, null, MissingCure(name), prevents: true);
    }

    private static string MissingCure(string name) =>
        "this program has no such type; reference the assembly that declares it, register it with"
        + $" [assembly: SavableType(typeof(...))], say [FormerlyNamed(\"{name}\")] on the type that took its place, or drop its objects by"
        + $" [assembly: RemovedType(\"{name}\")]";

    private void Plan(TypeMatch match)
    {
        if (match.Type is not { } type || !_planned.Add(match))
            return;
        if (match.Image.Kind != type.Kind || match.Image.HeadWidth != ((type as IElementType)?.HeadWidth ?? 0))
        {
            match.Add(
                SchemaChangeKind.TypeIncompatible, null, $"it was saved as a {match.Image.Kind} and is a {type.Kind} now", prevents: true);
            return;
        }

        _inProgress.Add(match);
        if (!IsSame(match.Image, type))
            new FieldMatcher(this, match, type, _options).Run();
        _inProgress.Remove(match);
    }

    /// <summary>Whether the image has the very fields of the program: as a rule it has.</summary>
    private bool IsSame(ImageType image, StateType type)
    {
        FieldSchema[] fields = type.FieldArray;
        bool isSame = image.Levels.Count == type.Levels.Count && image.Fields.Count == fields.Length;
        for (int i = 0; isSame && i < image.Levels.Count; i++)
        {
            isSame = image.Levels[i].Version == type.Levels[i].Version
                && (i == image.Levels.Count - 1 || image.Levels[i].Name == type.Levels[i].Name);
        }

        for (int i = 0; isSame && i < fields.Length; i++)
        {
            isSame = image.Fields[i].Name == fields[i].Name
                && image.Fields[i].Level == fields[i].Level
                && _columns.IsSame(image.Fields[i].Column, fields[i].Column);
        }

        return isSame;
    }
}
