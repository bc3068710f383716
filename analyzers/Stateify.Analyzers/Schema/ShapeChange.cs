using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>A difference between what a program saves and what its schema file says.</summary>
/// <param name="Effect">What it does to existing files.</param>
/// <param name="Field">The field of the program where it is to be reported; null for the type.</param>
/// <param name="What">What has changed, as the rest of a sentence that begins with its name.</param>
/// <param name="Outcome">What becomes of existing files.</param>
/// <param name="Cure">What to do.</param>
internal sealed record ShapeChange(ShapeEffect Effect, string? Field, string What, string Outcome, string Cure)
{
    private const string Accept = "write it into Stateify.schema.txt";

    /// <summary>The saved field whose values <c>Upgrade</c> could convert; null if the change is about something else.</summary>
    public SchemaField? Saved { get; init; }

    /// <summary>A change after which all files can be loaded.</summary>
    public static ShapeChange Loads(string? field, string what, string outcome) => new(ShapeEffect.Loads, field, what, outcome, Accept);

    /// <summary>A change after which it depends on a file's values whether it can be loaded.</summary>
    public static ShapeChange MayFail(string? field, string what, string outcome) =>
        new(ShapeEffect.MayFail, field, what, outcome, $"{Accept}, or raise Version and convert the values in Upgrade");
}

/// <summary>What becomes of existing files.</summary>
internal enum ShapeEffect
{
    /// <summary>They are loaded.</summary>
    Loads,

    /// <summary>They are loaded if their values fit.</summary>
    MayFail,

    /// <summary>They are not loaded any more.</summary>
    Breaks,

    /// <summary>They are loaded as if the version had not been raised.</summary>
    Ignored,
}
