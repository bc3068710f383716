using Stateify.CodeFixes.Edits;

namespace Stateify.CodeFixes.Cures;

/// <summary>One way to cure what a diagnostic reports.</summary>
/// <param name="Title">What the user chooses it by.</param>
/// <param name="Key">The name of cures of its kind, which are applied together.</param>
/// <param name="ApplyAsync">Adds the changes it takes.</param>
internal sealed record Cure(string Title, string Key, Func<DeclarationEdits, CancellationToken, Task> ApplyAsync)
{
    /// <summary>A cure whose changes are known at once.</summary>
    public Cure(string title, string key, Action<DeclarationEdits> apply)
        : this(title, key, (edits, _) =>
        {
            apply(edits);
            return Task.CompletedTask;
        })
    {
    }
}
