using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Evolution;

/// <summary>A type of an image and the program's type that its objects become.</summary>
/// <param name="image">The type of the image.</param>
/// <param name="isStrict">Whether any difference prevents the load.</param>
internal sealed class TypeMatch(ImageType image, bool isStrict = false)
{
    private readonly List<SchemaChange> _changes = [];

    public ImageType Image { get; } = image;

    /// <summary>The program's type; null if its objects are dropped.</summary>
    public StateType? Type { get; set; }

    /// <summary>How rows are converted; null if they are the same, or go through <c>Upgrade</c>.</summary>
    public RowPlan? Plan { get; set; }

    /// <summary>How rows of an earlier version are converted; null if none is.</summary>
    public RowUpgrade? Upgrade { get; set; }

    public IReadOnlyList<SchemaChange> Changes => _changes;

    public TypeVerdict Verdict => new(Image.Name, Image.Count, Type?.Name, _changes);

    public void Add(SchemaChangeKind kind, string? field, string problem, bool prevents = false) =>
        _changes.Add(new SchemaChange(kind, field, problem, prevents || isStrict));
}
