namespace Stateify.Generator.Model;

/// <summary>One field of a savable type that the generated code touches.</summary>
/// <param name="Name">The C# name of the field, or of the property whose backing field it is.</param>
/// <param name="Identifier">The same as it is written in code.</param>
/// <param name="Stem">The same as a part of other names: an identifier, unlike that of any other field of the type.</param>
/// <param name="MetadataName">The name of the field itself.</param>
/// <param name="TypeName">The C# type.</param>
/// <param name="Role">What is done with it.</param>
/// <param name="Reading">How its value is obtained.</param>
/// <param name="Writing">How it is set.</param>
/// <param name="Column">Its place in a row; null if it has none.</param>
/// <param name="Waits">Whether the owner's hooks wait for what it refers to.</param>
/// <param name="Key">The key of an external value.</param>
/// <param name="Methods">The second half of the names <c>SaveX</c> and <c>LoadX</c>.</param>
/// <param name="IsFixedBuffer">Whether it is a fixed buffer, whose name stands for the address of its elements.</param>
/// <param name="HasHooks">Whether its value can be, or hold, a struct with hooks.</param>
/// <param name="ZeroTest">How to see that the value is the default of its type.</param>
/// <param name="FormerNames">The names it had in earlier versions.</param>
internal sealed record SavableField(
    string Name,
    string Identifier,
    string Stem,
    string MetadataName,
    string TypeName,
    FieldRole Role,
    FieldAccess Reading,
    FieldAccess Writing,
    Column? Column,
    bool Waits,
    string? Key,
    string? Methods,
    bool IsFixedBuffer,
    bool HasHooks,
    ZeroTest ZeroTest,
    EquatableArray<string> FormerNames);
