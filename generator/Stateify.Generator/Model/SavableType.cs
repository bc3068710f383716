namespace Stateify.Generator.Model;

/// <summary>Everything the emitter needs to know of a savable type.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">The declarations the type is nested in, outermost first, such as <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">The type's own declaration.</param>
/// <param name="Identifier">The name as constructors have it.</param>
/// <param name="FullName">The name as other code has it.</param>
/// <param name="DisplayName">The name in comments.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="GivenName">The name in state files, if the user gave one.</param>
/// <param name="History">What it says of its earlier versions.</param>
/// <param name="BaseName">The savable base class.</param>
/// <param name="Construction">How empty objects are made.</param>
/// <param name="HasOrdinal">Whether objects have room for a stamp; those of other classes are found by their identity.</param>
/// <param name="Fields">The fields with a role, in the order of declaration.</param>
/// <param name="BeforeSave">The hook before a save.</param>
/// <param name="AfterSave">The hook after a save.</param>
/// <param name="AfterLoad">The hook after a load, the <c>LoadX</c> methods included.</param>
/// <param name="InheritsParts">Whether fields of base classes can be, or hold, structs with hooks.</param>
/// <param name="HasOwnAfterLoad">Whether the type itself declares <c>AfterLoad</c>.</param>
/// <param name="Callbacks">The methods it declares that saved delegates may call.</param>
/// <param name="InheritsCallbacks">Whether base classes declare some that are called on objects.</param>
/// <param name="Registrations">Statements that register what fields can hold.</param>
/// <param name="BaseArguments">Statements that register the type arguments of the base class.</param>
/// <param name="Registry">The expression by which the registry of the assembly finds the type; null for open generic types.</param>
/// <param name="RegistryPath">The containers that hand the type out to the registry, outermost first; empty if it can be named there.</param>
internal sealed record SavableType(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Identifier,
    string FullName,
    string DisplayName,
    string HintName,
    SavableKind Kind,
    string? GivenName,
    SchemaHistory History,
    string? BaseName,
    Construction Construction,
    bool HasOrdinal,
    EquatableArray<SavableField> Fields,
    Hook BeforeSave,
    Hook AfterSave,
    Hook AfterLoad,
    bool InheritsParts,
    bool HasOwnAfterLoad,
    EquatableArray<Callback> Callbacks,
    bool InheritsCallbacks,
    EquatableArray<string> Registrations,
    EquatableArray<string> BaseArguments,
    string? Registry,
    EquatableArray<RegistryStep> RegistryPath)
{
    /// <summary>Whether saved delegates may call methods on objects of the type.</summary>
    public bool HasCallbacks => InheritsCallbacks || Callbacks.Any(static callback => !callback.IsStatic);

    /// <summary>Whether saved delegates may call static methods of the type.</summary>
    public bool HasStaticCallbacks => Callbacks.Any(static callback => callback.IsStatic);

    /// <summary>Whether fields, own or inherited, can be or hold structs with hooks.</summary>
    public bool HasParts => InheritsParts || Fields.Any(static part => part.HasHooks);
}
