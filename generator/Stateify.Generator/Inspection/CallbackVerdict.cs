using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Whether delegates to a method can be saved: what the generator needs to know of it, or why not and what to do.</summary>
internal readonly struct CallbackVerdict
{
    private CallbackVerdict(IReadOnlyList<Callback> callbacks, string? reason, string? cure)
    {
        Callbacks = callbacks;
        Reason = reason;
        Cure = cure;
    }

    /// <summary>The method, or the methods that a generic one is with given type arguments.</summary>
    public IReadOnlyList<Callback> Callbacks { get; }

    public string? Reason { get; }

    public string? Cure { get; }

    public static CallbackVerdict Savable(IReadOnlyList<Callback> callbacks) => new(callbacks, null, null);

    public static CallbackVerdict Unsavable(string reason, string cure) => new([], reason, cure);
}
