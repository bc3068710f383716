using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>How objects that cannot be made empty go into a row and come out of one.</summary>
/// <typeparam name="T">Their class.</typeparam>
internal interface IBuilt<T>
    where T : class
{
    /// <summary>Whether the objects are of hidden classes that the platform derives from the public one.</summary>
    static virtual bool CoversDerived => false;

    /// <summary>The bytes of a row.</summary>
    static abstract int Width { get; }

    /// <summary>Declares the columns.</summary>
    static abstract void Describe(SchemaBuilder schema);

    /// <summary>Writes what an object consists of.</summary>
    static abstract void Save(T obj, RowWriter row);

    /// <summary>Makes an object. Whatever it throws says that the row is damaged.</summary>
    static abstract T Build(RowReader row);
}

/// <summary>Objects that are made of what their rows hold, when all of that exists.</summary>
internal sealed class BuiltType<T, TBuilt>() : StateType(typeof(T), StateTypeKind.Built), IRowType
    where T : class
    where TBuilt : struct, IBuilt<T>
{
    public static readonly BuiltType<T, TBuilt> Instance = new();

    public override int Width => TBuilt.Width;

    internal override bool IsBuilt => true;

    internal override bool CoversDerived => TBuilt.CoversDerived;

    public void SaveRows(RowTable table)
    {
        while (table.TryNext(out object? obj, out RowWriter row))
            TBuilt.Save((T)obj, row);
    }

    public void LoadRows(RowLoadTable table) => throw new InvalidOperationException($"{Name} is built.");

    public object Build(RowReader row) => TBuilt.Build(row);

    protected override void Describe(SchemaBuilder schema) => TBuilt.Describe(schema);

    internal override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}
