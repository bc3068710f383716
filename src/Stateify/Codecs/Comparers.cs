using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>
/// The comparers of hashed collections that are singletons of the platform, by the code they have in a file. A restored
/// collection gets the platform's own instance: a copy of a comparer would not be recognized by the collection.
/// </summary>
internal static class Comparers
{
    private const byte Default = 0;
    private const byte Ordinal = 1;
    private const byte OrdinalIgnoreCase = 2;
    private const byte Invariant = 3;
    private const byte InvariantIgnoreCase = 4;
    private const byte ByReference = 5;

    public static byte Encode<T>(IEqualityComparer<T> comparer)
    {
        object instance = comparer;
        if (ReferenceEquals(instance, EqualityComparer<T>.Default))
            return Default;
        if (ReferenceEquals(instance, StringComparer.Ordinal))
            return Ordinal;
        if (ReferenceEquals(instance, StringComparer.OrdinalIgnoreCase))
            return OrdinalIgnoreCase;
        if (ReferenceEquals(instance, StringComparer.InvariantCulture))
            return Invariant;
        if (ReferenceEquals(instance, StringComparer.InvariantCultureIgnoreCase))
            return InvariantIgnoreCase;
        if (ReferenceEquals(instance, ReferenceEqualityComparer.Instance))
            return ByReference;
        throw new StateException(
            StateErrorCode.UnsavableComparer,
            $"A collection compares its keys by a {comparer.GetType()}, which cannot be saved; use the default comparer, one of"
            + " StringComparer's culture-independent ones, or ReferenceEqualityComparer.");
    }

    public static IEqualityComparer<T>? Decode<T>(byte code)
    {
        object? comparer = code switch
        {
            Default => null,
            Ordinal => StringComparer.Ordinal,
            OrdinalIgnoreCase => StringComparer.OrdinalIgnoreCase,
            Invariant => StringComparer.InvariantCulture,
            InvariantIgnoreCase => StringComparer.InvariantCultureIgnoreCase,
            ByReference => ReferenceEqualityComparer.Instance,
            _ => throw StateErrors.Corrupt($"A collection has a comparer of unknown code {code}."),
        };
        return comparer switch
        {
            null => null,
            IEqualityComparer<T> typed => typed,
            _ => throw StateErrors.Corrupt($"A collection of {typeof(T)} keys has a comparer for other keys."),
        };
    }
}
