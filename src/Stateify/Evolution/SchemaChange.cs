namespace Stateify;

/// <summary>One difference between a type in an image and the program's type.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Field">The field that differs, by its name in the image, or in the program if it is new; null for the type itself.</param>
/// <param name="Problem">What differs and, if it prevents the load, what cures it.</param>
/// <param name="Prevents">Whether the image cannot be loaded because of it.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, string? Field, string Problem, bool Prevents);
