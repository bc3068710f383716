using Stateify.Types;

namespace Stateify.Contract;

/// <summary>Collects the columns of a row, in the order of their offsets, base classes first.</summary>
public sealed class SchemaBuilder
{
    private readonly List<FieldSchema> _fields = [];
    private readonly List<LevelSchema> _levels = [];
    private int _width;

    /// <summary>Begins the fields that one class of an inheritance chain declares.</summary>
    /// <param name="type">The class.</param>
    /// <param name="name">The name that replaces its C# name in files.</param>
    /// <param name="version">The version of its fields.</param>
    /// <param name="upgrade">Turns a row of these fields into one of the next version.</param>
    /// <param name="formerly">The names the class had in earlier versions.</param>
    public void Class(Type type, string? name = null, int version = 1, Action<SavedRow>? upgrade = null, params string[] formerly) =>
        _levels.Add(new LevelSchema(TypeNames.Compose(type, name), version, upgrade, formerly, []));

    /// <summary>Appends a column after those already there.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="column">How its value is laid out.</param>
    /// <param name="wait">Whether the owner's hooks wait for what the field refers to.</param>
    /// <param name="formerly">The names the field had in earlier versions.</param>
    public void Add(string name, ColumnSchema column, bool wait = false, params string[] formerly)
    {
        EnsureLevel();
        _fields.Add(new FieldSchema(name, _levels.Count - 1, _width, column, wait, formerly));
        _width += column.Width;
    }

    /// <summary>Says that a field of earlier versions is gone.</summary>
    /// <param name="name">The name it had.</param>
    public void Removed(string name)
    {
        EnsureLevel();
        LevelSchema level = _levels[^1];
        _levels[^1] = level with { RemovedFields = [.. level.RemovedFields, name] };
    }

    internal (FieldSchema[] Fields, LevelSchema[] Levels) ToArrays()
    {
        EnsureLevel();
        return ([.. _fields], [.. _levels]);
    }

    private void EnsureLevel()
    {
        if (_levels.Count == 0)
            _levels.Add(new LevelSchema("", 1, null, [], []));
    }
}
