namespace Stateify.Generator.Model;

/// <summary>What a type says of its earlier versions.</summary>
/// <param name="Version">The version of its own fields.</param>
/// <param name="HasUpgrade">Whether it has a method that takes rows from version to version.</param>
/// <param name="FormerNames">The names it had.</param>
/// <param name="RemovedFields">The fields it had.</param>
internal sealed record SchemaHistory(
    int Version,
    bool HasUpgrade,
    EquatableArray<string> FormerNames,
    EquatableArray<string> RemovedFields);
