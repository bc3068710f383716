using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Graph;

/// <summary>Tells of members whether reading them gives something that a restored process does not have, or has differently.</summary>
internal static class OutsideSources
{
    private const string Clock = "the clock of the machine";
    private const string Chance = "a source of chance that begins anew in each process";
    private const string Hash = "a hash code that differs from process to process";
    private const string Thread = "what belongs to the running thread";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["System.DateTime.Now"] = Clock,
        ["System.DateTime.UtcNow"] = Clock,
        ["System.DateTime.Today"] = Clock,
        ["System.DateTimeOffset.Now"] = Clock,
        ["System.DateTimeOffset.UtcNow"] = Clock,
        ["System.Environment.TickCount"] = Clock,
        ["System.Environment.TickCount64"] = Clock,
        ["System.Diagnostics.Stopwatch.GetTimestamp"] = Clock,
        ["System.Random.Shared"] = Chance,
        ["System.Guid.NewGuid"] = Chance,
        ["System.String.GetHashCode"] = Hash,
        ["System.HashCode.Combine"] = Hash,
        ["System.HashCode.ToHashCode"] = Hash,
        ["System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode"] = Hash,
        ["System.Threading.ThreadLocal.Value"] = Thread,
        ["System.Threading.AsyncLocal.Value"] = Thread,
        ["System.Threading.Thread.CurrentThread"] = Thread,
        ["System.Environment.CurrentManagedThreadId"] = Thread,
    };

    /// <summary>What a member gives that is outside of all graphs; null if nothing is known of it.</summary>
    public static string? Explain(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: true, IsConst: false } field when field.GetAttributes().Any(static data => data.AttributeClass?.Name == nameof(ThreadStaticAttribute)) => Thread,
        IFieldSymbol { IsStatic: true, IsConst: false, IsReadOnly: false } => "a static field that can change",
        _ when Known.TryGetValue($"{member.ContainingType?.ContainingNamespace}.{member.ContainingType?.Name}.{member.Name}", out string? what) => what,
        IPropertySymbol { IsStatic: true, SetMethod: not null } => "a static property that can change",
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true, ContainingType: { Name: nameof(Random), ContainingNamespace.Name: nameof(System) } } => Chance,
        _ => null,
    };
}
