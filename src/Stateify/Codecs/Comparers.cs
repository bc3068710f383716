using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Codecs;

/// <summary>
/// The head of a collection that compares: a reference to its comparer, null for the default one. A comparer is an object like any
/// other: a singleton of the platform, which comes back as the platform's own instance, or one of a savable class.
/// </summary>
internal static class Comparers
{
    public const int Width = 8;

    public static void Write(RowWriter head, object comparer, object defaultComparer)
    {
        bool isDefault = ReferenceEquals(comparer, defaultComparer);
        if (!isDefault && TypeRegistry.Find(comparer.GetType()) is null)
            throw StateErrors.UnsavableComparer(comparer.GetType());
        head.WriteReference(0, isDefault ? null : comparer);
    }

    public static TComparer? Read<TComparer>(RowReader head)
        where TComparer : class
    {
        TComparer? comparer = head.ReadReference<TComparer>(0);
        if (comparer is null && head.Read<GraphReference>(0).Ordinal != 0)
            head.ThrowBadValue("A comparer is made of other objects.");
        return comparer;
    }
}
