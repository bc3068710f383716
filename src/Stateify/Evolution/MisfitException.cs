using Stateify.Contract;

namespace Stateify.Evolution;

/// <summary>A saved value does not fit its column. Becomes a <see cref="StateException"/> where the object's path is known.</summary>
internal sealed class MisfitException(string column, StateType type, long row) : Exception
{
    public string Column { get; } = column;

    public StateType Type { get; } = type;

    public long Row { get; } = row;
}
