using Stateify.Types;

namespace Stateify.Contract;

/// <summary>
/// The part of a row that one class of an inheritance chain declares. Types without a chain have one level.
/// </summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Version">The version of its fields, from 1.</param>
/// <param name="Upgrade">Turns a row of these fields into one of the next version, if the class can.</param>
/// <param name="FormerNames">The names the class had in earlier versions, without type arguments.</param>
/// <param name="RemovedFields">The fields of earlier versions whose values may be dropped.</param>
public sealed record LevelSchema(
    string Name,
    int Version,
    Action<SavedRow>? Upgrade,
    IReadOnlyList<string> FormerNames,
    IReadOnlyList<string> RemovedFields)
{
    /// <summary>Whether a saved name is this class's, or was.</summary>
    internal bool Matches(string savedName)
    {
        if (Name == savedName || Name == TypeRegistry.CurrentName(savedName))
            return true;
        string definition = savedName.Split('<')[0];
        return FormerNames.Any(former => former == definition || former == definition.Split('`')[0]);
    }
}
