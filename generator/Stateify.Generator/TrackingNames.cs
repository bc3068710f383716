namespace Stateify.Generator;

/// <summary>The names of the pipeline's steps, by which tests follow them.</summary>
internal static class TrackingNames
{
    /// <summary>One model per savable type.</summary>
    public const string Types = "SavableTypes";

    /// <summary>The types an assembly's registry names.</summary>
    public const string RegistryTypes = "RegistryTypes";

    /// <summary>The statements of <c>[assembly: SavableType]</c>.</summary>
    public const string RegisteredTypes = "RegisteredTypes";

    /// <summary>The statements of <c>[assembly: RemovedType]</c>.</summary>
    public const string RemovedTypes = "RemovedTypes";

    /// <summary>The static callbacks of types that are not savable.</summary>
    public const string StaticCallbacks = "StaticCallbacks";

    /// <summary>The assembly's name and the referenced assemblies with savable types.</summary>
    public const string Assembly = "Assembly";

    /// <summary>All the registry needs.</summary>
    public const string Registry = "Registry";

    /// <summary>The map of the saved state, if the build asks for it.</summary>
    public const string StateMap = "StateMap";

    /// <summary>The schema of the saved types, if the build asks for it.</summary>
    public const string StateSchema = "StateSchema";
}
