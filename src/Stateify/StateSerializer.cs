namespace Stateify;

/// <summary>Saves object graphs to bytes and loads them again.</summary>
public static class StateSerializer
{
}
