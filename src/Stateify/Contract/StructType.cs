using System.ComponentModel;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>The base of the generated description of a savable struct: a schema, never a section of objects.</summary>
/// <typeparam name="T">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StructType<T> : StateType
    where T : struct, ISavableStruct<T>
{
    /// <summary>Creates the description.</summary>
    protected StructType()
        : base(typeof(T), StateTypeKind.Struct)
    {
    }

    /// <inheritdoc/>
    public override void RegisterParts(TypeSet types) => types.AddValue<T, Inline<T>>();

    internal sealed override bool IsOfProgram => true;

    internal sealed override SaveTable CreateSaveTable(SaveSession session) =>
        throw new InvalidOperationException($"{Name} is a struct and has no objects.");

    internal sealed override LoadTable CreateLoadTable(LoadSession session) => new StructLoadTable(this, session);
}
