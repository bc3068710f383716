namespace Stateify.Generator.Model;

/// <summary>A hook in a class or the classes it derives from.</summary>
/// <param name="IsOwn">Whether the class itself declares it, other than as an override.</param>
/// <param name="TakesContext">Whether its own method has a parameter.</param>
/// <param name="IsInherited">Whether a base class has it.</param>
internal sealed record Hook(bool IsOwn, bool TakesContext, bool IsInherited)
{
    public static Hook None { get; } = new(false, false, false);

    /// <summary>Whether there is anything to run.</summary>
    public bool Exists => IsOwn || IsInherited;
}
