using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stateify.Tests.Graph;

/// <summary>
/// Demands that two graphs have the same shape, contents and identities. It walks both by reflection, without recursion and
/// without asking the objects whether they are equal.
/// </summary>
internal sealed class Isomorphism
{
    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, object> _originals = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object? Original, object? Copy, bool IsInline)> _pairs = new();

    private readonly bool _ignoresComparers;

    private Isomorphism(bool ignoresComparers) => _ignoresComparers = ignoresComparers;

    /// <summary>Fails if the graphs differ.</summary>
    /// <param name="original">One.</param>
    /// <param name="copy">The other.</param>
    /// <param name="ignoresComparers">Whether comparers of the platform need not be the same.</param>
    /// <returns>The number of objects that each has.</returns>
    public static int Demand(object? original, object? copy, bool ignoresComparers = false)
    {
        Isomorphism walk = new(ignoresComparers);
        walk._pairs.Push((original, copy, false));
        while (walk._pairs.TryPop(out var pair))
            walk.Compare(pair.Original, pair.Copy, pair.IsInline);
        return walk._copies.Count;
    }

    private void Compare(object? original, object? copy, bool isInline)
    {
        if (original is null || copy is null)
        {
            Assert.True(original is null && copy is null, "One is null.");
            return;
        }

        Assert.Same(original.GetType(), copy.GetType());
        if (isInline || Pair(original, copy))
            CompareContents(original, copy);
    }

    /// <summary>Whether the pair is new; fails if either has another partner.</summary>
    private bool Pair(object original, object copy)
    {
        bool isNew = _copies.TryAdd(original, copy);
        Assert.True(ReferenceEquals(_copies[original], copy), "A shared object has become two.");
        _originals.TryAdd(copy, original);
        Assert.True(ReferenceEquals(_originals[copy], original), "Two objects have become one.");
        return isNew;
    }

    private void CompareContents(object original, object copy)
    {
        Type type = original.GetType();
        switch (original)
        {
            case string text:
                Assert.Equal(text, (string)copy, StringComparer.Ordinal);
                break;
            case ValueType:
                if (GraphProgram.IsLeaf(type))
                    Assert.Equal(Bits(original), Bits(copy));
                else
                    CompareFields(original, copy, type);
                break;
            case Array { Rank: > 1 } array:
                Assert.Equal(Enumerable.Range(0, array.Rank).Select(array.GetLength), Enumerable.Range(0, array.Rank).Select(((Array)copy).GetLength));
                CompareItems(ItemsOf(array, type.GetElementType()!), ItemsOf((Array)copy, type.GetElementType()!));
                break;
            default:
                if (!PlatformObjects.TryCompare(original, copy, Push))
                    CompareCollection(original, copy, type);
                break;
        }
    }

    private void Push(object? original, object? copy) => _pairs.Push((original, copy, original is ValueType));

    private void CompareCollection(object original, object copy, Type type)
    {
        switch (original)
        {
            case IDictionary map:
                CompareComparers(original, copy);
                CompareItems(Items(map.Keys), Items(((IDictionary)copy).Keys));
                CompareItems(Items(map.Values), Items(((IDictionary)copy).Values));
                DemandFound(((IDictionary)copy).Keys, ((IDictionary)copy).Contains);
                break;
            case Array or IList:
                CompareItems((IList)original, (IList)copy);
                foreach (FieldInfo own in GraphProgram.FieldsOf(type).Where(static field => field.DeclaringType!.Assembly == typeof(Isomorphism).Assembly))
                    _pairs.Push((own.GetValue(original), own.GetValue(copy), own.FieldType.IsValueType));
                break;
            case IEnumerable items when type.Namespace != GetType().Namespace:
                CompareComparers(original, copy);
                CompareItems(Items(items), Items((IEnumerable)copy));
                if (type.GetProperty(nameof(HashSet<int>.Comparer)) is not null)
                {
                    MethodInfo contains = type.GetMethod(nameof(HashSet<int>.Contains))!;
                    DemandFound((IEnumerable)copy, item => (bool)contains.Invoke(copy, [item])!);
                }

                break;
            default:
                CompareFields(original, copy, type);
                break;
        }
    }

    private void CompareFields(object original, object copy, Type type)
    {
        foreach (FieldInfo field in GraphProgram.FieldsOf(type))
            _pairs.Push((field.GetValue(original), field.GetValue(copy), field.FieldType.IsValueType));
    }

    private void CompareItems(IList original, IList copy)
    {
        Assert.Equal(original.Count, copy.Count);
        Type type = original.GetType();
        Type? sequence = type.GetInterfaces().FirstOrDefault(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        bool isInline = sequence?.GetGenericArguments()[0].IsValueType == true;
        for (int i = 0; i < original.Count; i++)
            _pairs.Push((original[i], copy[i], isInline));
    }

    /// <summary>Comparers are objects like others; the platform's must be the same.</summary>
    private void CompareComparers(object original, object copy)
    {
        PropertyInfo? comparer =
            original.GetType().GetProperty(nameof(HashSet<int>.Comparer)) ?? original.GetType().GetProperty("KeyComparer");
        if (comparer?.GetValue(original) is not { } compares)
            return;
        if (compares is PrefixComparer)
            _pairs.Push((compares, comparer.GetValue(copy), false));
        else if (!_ignoresComparers)
            Assert.Same(compares, comparer.GetValue(copy));
    }

    private static IList ItemsOf(Array array, Type element)
    {
        Array flat = Array.CreateInstance(element, array.Length);
        int i = 0;
        foreach (object? item in array)
            flat.SetValue(item, i++);
        return flat;
    }

    /// <summary>The items in a list of their own type.</summary>
    private static IList Items(IEnumerable items)
    {
        Type item = items.GetType().GetInterfaces()
            .Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];
        return (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item), items)!;
    }

    private static void DemandFound(IEnumerable keys, Predicate<object> contains)
    {
        foreach (object key in keys)
            Assert.True(contains(key), "A hashed collection does not find its own key.");
    }

    /// <summary>A number so that two are equal only if all their bits are: NaN, -0.0 and 1.0m are told from their likes.</summary>
    private static object Bits(object number) => number switch
    {
        Half half => BitConverter.HalfToInt16Bits(half),
        float single => BitConverter.SingleToInt32Bits(single),
        double real => BitConverter.DoubleToInt64Bits(real),
        decimal fixedPoint => Unsafe.BitCast<decimal, Int128>(fixedPoint),
        DateTime date => Unsafe.BitCast<DateTime, long>(date),
        DateTimeOffset date => (date.DateTime, date.Offset),
        _ => number,
    };
}
