namespace Stateify.Generator.Model;

/// <summary>What state files say of an assembly's savable types.</summary>
/// <param name="Types">The types whose code can be generated, in the order of their names.</param>
internal sealed record StateSchema(EquatableArray<SchemaType> Types);

/// <summary>What state files say of a savable type, and what it says itself of earlier ones.</summary>
/// <param name="Name">Its name in files, without type arguments.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Version">The version of its own fields.</param>
/// <param name="HasUpgrade">Whether it has a method that takes rows from version to version.</param>
/// <param name="Base">The name of its savable base class, with type arguments.</param>
/// <param name="FormerNames">The names it had, in the order of the alphabet.</param>
/// <param name="RemovedFields">The fields it had, in the same order.</param>
/// <param name="Fields">Its own fields, in the same order: that of the declaration makes no difference to a load.</param>
internal sealed record SchemaType(
    string Name,
    SavableKind Kind,
    int Version,
    bool HasUpgrade,
    string? Base,
    EquatableArray<string> FormerNames,
    EquatableArray<string> RemovedFields,
    EquatableArray<SchemaField> Fields);

/// <summary>A saved field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">How its value is saved.</param>
/// <param name="FormerNames">The names it had, in the order of the alphabet.</param>
internal sealed record SchemaField(string Name, SchemaColumn Column, EquatableArray<string> FormerNames);
