namespace Stateify.Generator.Model;

/// <summary>What graphs of an assembly's types are made of, and what becomes of each member: for people to read.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Roots">The types that no other leads to, or one of each circle of types, in the order of their names.</param>
/// <param name="Types">The savable types it declares, in the order of their names.</param>
internal sealed record StateMap(string Assembly, EquatableArray<MapRoot> Roots, EquatableArray<MapType> Types);

/// <summary>A type that graphs begin with.</summary>
/// <param name="Name">The type.</param>
/// <param name="Reaches">The savable types that it leads to, other assemblies' among them, in the order of their names.</param>
internal sealed record MapRoot(string Name, EquatableArray<string> Reaches);

/// <summary>A savable type.</summary>
/// <param name="Name">The name that state files have for it.</param>
/// <param name="Base">The same of its savable base class, if it has one.</param>
/// <param name="Members">Its members, in the order of declaration.</param>
internal sealed record MapType(string Name, string? Base, EquatableArray<MapMember> Members);

/// <summary>A member of a savable type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# has it.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Reason">Why, or as what; null if there is nothing to add.</param>
/// <param name="LeadsTo">The savable types whose objects it can lead to, in the order of their names.</param>
internal sealed record MapMember(string Name, string Type, MapVerdict Verdict, string? Reason, EquatableArray<string> LeadsTo);

/// <summary>What becomes of a member.</summary>
internal enum MapVerdict
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>Another value is saved in its place: the reason is its type.</summary>
    SavedAs,

    /// <summary>It is left out, for the reason given.</summary>
    NotSaved,

    /// <summary>It is zero whenever it is saved.</summary>
    Zero,

    /// <summary>The loading program provides it: the reason is the key.</summary>
    External,

    /// <summary>It cannot be saved, which is an error of the compilation.</summary>
    Unsavable,
}
