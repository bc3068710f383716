using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>The schema of a struct of the platform: the parts that stand for it in place.</summary>
internal sealed class PartsType : StateType
{
    private readonly (string Name, ColumnSchema Column)[] _parts;

    private PartsType(Type clrType, (string Name, ColumnSchema Column)[] parts)
        : base(clrType, StateTypeKind.Struct) => _parts = parts;

    public override int Width => _parts.Sum(static part => part.Column.Width);

    /// <summary>The column of a struct.</summary>
    /// <param name="parts">At least one.</param>
    public static ColumnSchema SchemaOf<T>(params (string Name, ColumnSchema Column)[] parts)
        where T : struct
    {
        PartsType type = new(typeof(T), parts);
        return ColumnSchema.Inline(type, type.Width);
    }

    protected override void Describe(SchemaBuilder schema)
    {
        foreach ((string name, ColumnSchema column) in _parts)
        {
            if (ColumnHooks.OfSave(column) || ColumnHooks.OfLoad(column))
                throw StateErrors.HooksOfCopies(Name);
            schema.Add(name, column);
        }
    }

    internal override SaveTable CreateSaveTable(SaveSession session) =>
        throw new InvalidOperationException($"{Name} is a struct and has no objects.");

    internal override LoadTable CreateLoadTable(LoadSession session) => new StructLoadTable(this, session);
}
