using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>A type whose objects have one row each.</summary>
internal interface IRowType
{
    /// <summary>Writes rows for as long as <see cref="RowTable.TryNext"/> hands out objects.</summary>
    void SaveRows(RowTable table);

    /// <summary>Fills the objects of <see cref="RowLoadTable.Rows"/>.</summary>
    void LoadRows(RowLoadTable table);

    /// <summary>The same with rows that may lack fields: those keep what they have.</summary>
    void LoadSavedRows(RowLoadTable table) => LoadRows(table);

    /// <summary>Makes an object of a type that is <see cref="StateType.IsBuilt"/>.</summary>
    object Build(RowReader row) => throw new InvalidOperationException("Objects of this type are filled.");
}
