namespace Stateify.Generator.Model;

/// <summary>What a save and a load do with a field.</summary>
internal enum FieldRole
{
    /// <summary>Its value is in the row.</summary>
    Saved,

    /// <summary>Another value stands for it in the row.</summary>
    SavedAs,

    /// <summary>It must be the default of its type.</summary>
    ZeroValue,

    /// <summary>The elements of the collection that the class derives from; no field.</summary>
    Elements,

    /// <summary>The loading program provides it.</summary>
    External,
}
