using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>The rows of a graph that is being saved or loaded, to be read by their schema alone.</summary>
internal interface IGraphRows
{
    /// <summary>Where the graph starts.</summary>
    GraphReference Root { get; }

    /// <summary>The type with a number, or null if there is none.</summary>
    StateType? TypeOf(int id);

    /// <summary>The number of a type; 0 if it has no objects.</summary>
    int IdOf(StateType type);

    /// <summary>The rows of an object.</summary>
    /// <returns>Whether the object exists and its rows are there.</returns>
    bool TryGetRows(GraphReference obj, out long first, out int count);

    /// <summary>A string; null for 0, and for one that is not there.</summary>
    string? TextOf(int ordinal);

    /// <summary>One row of a type's section.</summary>
    ReadOnlySpan<byte> Row(int id, long row);
}
