using System.ComponentModel;
using Stateify.Graph;

namespace Stateify.Contract;

/// <summary>The base of the generated description of a savable class.</summary>
/// <typeparam name="T">The class; the objects of this type are exactly of it, not of classes derived from it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ClassType<T> : StateType, IRowType
    where T : class
{
    /// <summary>Creates the description.</summary>
    protected ClassType()
        : base(typeof(T), StateTypeKind.Class)
    {
    }

    void IRowType.SaveRows(RowTable table) => SaveRows(table);

    void IRowType.LoadRows(RowLoadTable table) => LoadRows(table);

    void IRowType.LoadSavedRows(RowLoadTable table) => LoadSavedRows(table);

    /// <summary>Writes the rows of the objects the table hands out.</summary>
    protected abstract void SaveRows(RowTable table);

    /// <summary>Fills the objects of the table from their rows.</summary>
    protected abstract void LoadRows(RowLoadTable table);

    /// <summary>Fills those fields of the objects that their rows have: an earlier version of the program may have saved them.</summary>
    protected abstract void LoadSavedRows(RowLoadTable table);

    internal sealed override bool IsOfProgram => true;

    internal sealed override bool RunsStructHooks => true;

    internal sealed override SaveTable CreateSaveTable(SaveSession session) => new RowTable(this, this, session);

    internal sealed override LoadTable CreateLoadTable(LoadSession session) => new RowLoadTable(this, this, session);
}
