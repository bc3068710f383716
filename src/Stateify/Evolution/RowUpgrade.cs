using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Evolution;

/// <summary>
/// Takes rows of earlier versions through the <c>Upgrade</c> methods of the classes that declare their fields, version by version.
/// What they leave is matched with the program's fields like any saved row: a field that none of them took care of is an error.
/// </summary>
internal sealed class RowUpgrade(SchemaMatcher types, TypeMatch match, StateType type, int[] levels, LoadOptions options)
{
    private readonly ILookup<int, ImageField> _fields = match.Image.Fields.ToLookup(static field => field.Level);

    // Most rows of a type leave their upgrade with the same fields, so that one plan serves them all.
    private ImageType? _shape;
    private RowPlan? _plan;
    private int _shapeTypes;

    /// <summary>The bytes of a saved row.</summary>
    public int SavedWidth => match.Image.Width;

    /// <summary>Upgrades a row.</summary>
    /// <param name="session">The load.</param>
    /// <param name="saved">The row in the image.</param>
    /// <param name="row">Where the program's row goes.</param>
    /// <returns>By the offset of a column, whether the row has a value for it.</returns>
    public bool[] Convert(LoadSession session, ReadOnlySpan<byte> saved, Span<byte> row)
    {
        List<SavedRow> parts = new(levels.Length);
        for (int level = 0; level < levels.Length; level++)
        {
            SavedRow part = new(session, types, match.Image.Name, match.Image.Levels[level].Version, _fields[level], saved);
            if (levels[level] >= 0)
                Upgrade(part, type.Levels[levels[level]]);
            parts.Add(part);
        }

        byte[] bytes = [.. parts.SelectMany(static part => part.Bytes)];
        RowPlan plan = PlanOf(Shape(parts, Math.Max(1, bytes.Length)));
        if (plan.Convert(bytes.Length == 0 ? new byte[1] : bytes, row, 1, out _) is { } field)
            throw StateErrors.Misfit(field, type.Name);
        return plan.Present;
    }

    private static void Upgrade(SavedRow row, LevelSchema level)
    {
        while (row.Version < level.Version && level.Upgrade is not null)
        {
            int version = row.Version;
            try
            {
                level.Upgrade(row);
            }
            catch (Exception exception) when (exception is not StateException and not OutOfMemoryException)
            {
                throw StateErrors.HookFailed($"Upgrade of {level.Name} from version {version}", exception);
            }

            row.Version = version + 1;
        }
    }

    /// <summary>A description of a row as if an image had held it.</summary>
    private ImageType Shape(List<SavedRow> parts, int width)
    {
        List<ImageField> fields = [];
        int offset = 0;
        for (int level = 0; level < parts.Count; level++)
        {
            foreach ((string name, ImageColumn column) in parts[level].Columns)
            {
                fields.Add(new ImageField(name, level, offset, column));
                offset += column.Width;
            }
        }

        ImageLevel[] upgraded = [.. match.Image.Levels.Select((level, index) => level with { Version = parts[index].Version })];
        return match.Image with { Width = width, Levels = upgraded, Fields = fields };
    }

    private RowPlan PlanOf(ImageType shape)
    {
        if (_shape is not null && _shapeTypes == types.Count && _shape.Fields.SequenceEqual(shape.Fields))
            return _plan!;
        TypeMatch upgraded = new(shape) { Type = type };
        RowPlan plan = new FieldMatcher(types, upgraded, type, options).Plan();
        if (upgraded.Changes.FirstOrDefault(static change => change.Prevents) is { } obstacle)
            throw StateErrors.SchemaMismatch(type.Name, obstacle);
        (_shape, _plan, _shapeTypes) = (shape, plan, types.Count);
        return plan;
    }
}
