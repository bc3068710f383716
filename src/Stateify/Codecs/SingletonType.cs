using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Codecs;

/// <summary>An object of the platform that there is one of: it comes back as itself.</summary>
/// <param name="instance">The object.</param>
/// <param name="publicType">The public type by which the object is known; its own may be hidden.</param>
internal sealed class SingletonType(object instance, Type publicType) : StateType(instance.GetType(), StateTypeKind.Built), IRowType
{
    public override int Width => 1;

    internal override bool IsBuilt => true;

    private protected override string ComposeName() => TypeNames.Compose(publicType);

    public void SaveRows(RowTable table)
    {
        while (table.TryNext(out object? obj, out _))
        {
            if (!ReferenceEquals(obj, instance))
                throw StateErrors.Unsavable(obj.GetType());
        }
    }

    public void LoadRows(RowLoadTable table) => throw new InvalidOperationException($"{Name} is built.");

    public object Build(RowReader row) => instance;

    protected override void Describe(SchemaBuilder schema)
    {
    }

    internal override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}

/// <summary>The default comparers of a type.</summary>
internal static class DefaultComparers<T>
{
    public static readonly SingletonType Equality = new(EqualityComparer<T>.Default, typeof(EqualityComparer<T>));

    public static readonly SingletonType Order = new(Comparer<T>.Default, typeof(Comparer<T>));
}
