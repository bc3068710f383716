using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Instances of <see cref="object"/> itself: nothing but an identity, as used for locks and sentinels.</summary>
internal sealed class PlainObjectType() : StateType(typeof(object), StateTypeKind.Class), IRowType
{
    public override int Width => 1;

    public void SaveRows(RowTable table)
    {
        while (table.TryNext(out _, out _))
        {
        }
    }

    public void LoadRows(RowLoadTable table)
    {
    }

    public override void Create(Span<object?> objects)
    {
        foreach (ref object? obj in objects)
            obj = new object();
    }

    protected override void Describe(SchemaBuilder schema)
    {
    }

    internal override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}
