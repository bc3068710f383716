namespace Stateify;

/// <summary>What a <c>BeforeSave(SaveContext)</c> or <c>AfterSave(SaveContext)</c> hook can ask of the save that runs it.</summary>
public sealed class SaveContext
{
    internal SaveContext(SaveOptions options) => Options = options;

    /// <summary>The options of the save.</summary>
    public SaveOptions Options { get; }

    /// <summary>Whether the bytes were written; meaningful in <c>AfterSave</c>, <see langword="false"/> before.</summary>
    public bool Succeeded { get; internal set; }
}
