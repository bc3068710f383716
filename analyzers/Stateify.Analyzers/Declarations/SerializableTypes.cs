using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Declarations;

/// <summary>
/// Knows what types say to the platform's former serializer, and what of it has a counterpart here. The fix and the refactoring that
/// convert such types ask it, too.
/// </summary>
internal static class SerializableTypes
{
    public const string Serializable = "Serializable";
    public const string NonSerialized = "NonSerialized";
    public const string OptionalField = "OptionalField";

    /// <summary>The attributes of methods that it calls, and the hooks that run at their times.</summary>
    public static readonly (string Attribute, string Hook)[] Hooks =
        [("OnSerializing", "BeforeSave"), ("OnSerialized", "AfterSave"), ("OnDeserialized", "AfterLoad")];

    private const string Namespace = "System.Runtime.Serialization";
    private const string OnDeserializing = "OnDeserializingAttribute";

    private static readonly (string Contract, string Obstacle)[] Contracts =
    [
        ("ISerializable", "it chooses what is written itself (ISerializable): keep that in fields and mark it [Savable], or mark the fields that hold it [SaveAs<T>]"),
        ("IObjectReference", "another object takes its place (IObjectReference): mark the fields that refer to it [SaveAs<T>]"),
        ("IDeserializationCallback", "OnDeserialization completes it: move that into AfterLoad and mark it [Savable]"),
    ];

    /// <summary>Whether a type was written for that serializer and not yet for this library.</summary>
    public static bool IsCandidate(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !type.IsSerializable)
            return false;
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            // These are marked by habit and belong into no graph.
            if (current.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } && current.Name is "Exception" or "Attribute")
                return false;
        }

        return !type.IsStatic;
    }

    /// <summary>Why a type cannot be converted without a thought, and what to do; null if it can.</summary>
    public static string? Obstacle(INamedTypeSymbol type)
    {
        foreach ((string contract, string obstacle) in Contracts)
        {
            if (type.AllInterfaces.Any(candidate => candidate.Name == contract && candidate.ContainingNamespace.ToDisplayString() == Namespace))
                return obstacle;
        }

        IMethodSymbol[] methods = [.. type.GetMembers().OfType<IMethodSymbol>()];
        if (Array.Exists(methods, static method => method.GetAttributes().Any(static data => data.AttributeClass?.Name == OnDeserializing)))
            return "what its [OnDeserializing] method does belongs into the initializers of its fields: move it there and mark the type [Savable]";
        foreach ((string attribute, string hook) in Hooks)
        {
            bool isCalled = Array.Exists(methods, method => method.GetAttributes().Any(data => data.AttributeClass?.Name == attribute + nameof(Attribute)));
            if (isCalled && Array.Exists(methods, method => method.Name == hook))
                return $"it has both a method {hook} and one that is [{attribute}]: make them one hook {hook} and mark the type [Savable]";
        }

        return null;
    }
}
