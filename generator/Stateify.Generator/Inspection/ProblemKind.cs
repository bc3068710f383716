namespace Stateify.Generator.Inspection;

/// <summary>Why a type marked <c>[Savable]</c> gets no code. Each kind is one diagnostic of the analyzers.</summary>
internal enum ProblemKind
{
    /// <summary>The type, or one it is nested in, is not partial. Argument: that type.</summary>
    NotPartial,

    /// <summary>The kind of declaration is not supported. Arguments: the type, what it is, the cure.</summary>
    UnsupportedDeclaration,

    /// <summary>The base class has state that nothing saves. Arguments: the type, the base class, its fields.</summary>
    UnsavedBase,

    /// <summary>Two fields, or a field and a generated member, share a name. Arguments: the type, the name.</summary>
    NameConflict,

    /// <summary>A field's type cannot be saved. Arguments: the field, its type, why, the cure.</summary>
    UnsavableMember,

    /// <summary>Attributes contradict each other. Arguments: the field, the attributes.</summary>
    ContradictoryAttributes,

    /// <summary><c>[NoSave]</c> has an empty reason. Argument: the field.</summary>
    NoSaveWithoutReason,

    /// <summary>A <c>[NoSave]</c> field is never given a value again after a load. Argument: the field.</summary>
    NoSaveNeverSet,

    /// <summary>A <c>[ZeroValue]</c> field cannot be zero. Arguments: the field, why, the cure.</summary>
    NeverZero,

    /// <summary><c>SaveX</c> or <c>LoadX</c> is missing or mistyped. Arguments: the field, the method that is wanted.</summary>
    SaveAsMethodMissing,

    /// <summary>A field that is not saved has an initializer that no load runs. Arguments: the field, the type.</summary>
    LostInitializer,

    /// <summary>A method has a hook's name but not its signature. Arguments: the method, why it is none, the signatures that are wanted.</summary>
    HookSignature,
}
