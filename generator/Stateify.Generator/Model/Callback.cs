using System.Globalization;

namespace Stateify.Generator.Model;

/// <summary>A method that saved delegates may call.</summary>
/// <param name="Signature">The name of the delegate type that has its signature.</param>
/// <param name="Result">What the declaration of that type begins with.</param>
/// <param name="Parameters">What it ends with.</param>
/// <param name="Method">The method as it is written where it is called on <c>self</c>, or is static.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="FormerNames">The names it had in earlier versions.</param>
internal sealed record Callback(
    string Signature,
    string Result,
    string Parameters,
    string Method,
    bool IsStatic,
    EquatableArray<string> FormerNames)
{
    /// <summary>The declaration of the delegate type.</summary>
    public string Declaration => $"private {(IsUnsafe ? "unsafe " : "")}delegate {Result} {Signature}({Parameters});";

    /// <summary>Whether the signature has addresses in it.</summary>
    public bool IsUnsafe => (Result + Parameters).Contains("*");

    /// <summary>The same with a signature that is called like none of others.</summary>
    public Callback Unlike(IEnumerable<Callback> others)
    {
        HashSet<string> taken = [.. others.Select(static other => other.Signature)];
        string name = Signature;
        for (int twin = 2; taken.Contains(name); twin++)
            name = Signature + twin.ToString(CultureInfo.InvariantCulture);
        return this with { Signature = name };
    }
}
