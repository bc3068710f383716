using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Text;

namespace Stateify.Tests.Graph;

/// <summary>How objects of the platform are compared that are neither plain collections nor to be compared by their hidden fields.</summary>
internal static class PlatformObjects
{
    /// <summary>Compares two objects of the same type.</summary>
    /// <param name="original">One.</param>
    /// <param name="copy">The other.</param>
    /// <param name="push">Takes what they hold, to be compared in turn.</param>
    /// <returns>Whether they are of such a type.</returns>
    public static bool TryCompare(object original, object copy, Action<object?, object?> push)
    {
        switch (original)
        {
            case Inventory list:
                PushAll(list, (Inventory)copy, push);
                push(list.Name, ((Inventory)copy).Name);
                push(list.Limit, ((Inventory)copy).Limit);
                push((list as Chest)?.Inside, (copy as Chest)?.Inside);
                return true;
            case Scores scores:
                Assert.Equal(scores.Append(scores.Best), ((Scores)copy).Append(((Scores)copy).Best));
                return true;
            case Owners owners:
                PushAll(owners.Keys, ((Owners)copy).Keys, push);
                PushAll(owners.Values, ((Owners)copy).Values, push);
                push(owners.Title, ((Owners)copy).Title);
                return true;
            case Type:
                Assert.Same(original, copy);
                return true;
            case Uri or Version or StringBuilder:
                Assert.Equal(original.ToString(), copy.ToString());
                return true;
            case BitArray bits:
                Assert.Equal(bits.Cast<bool>(), ((BitArray)copy).Cast<bool>());
                return true;
            case WeakReference weak:
                PushWeak(weak.Target, ((WeakReference)copy).Target, push);
                return true;
            case WeakReference<Node> weak:
                PushWeak(TargetOf(weak), TargetOf((WeakReference<Node>)copy), push);
                return true;
            case Lazy<Node> lazy:
                push(lazy.Value, ((Lazy<Node>)copy).Value);
                return true;
            case Lazy<int> lazy:
                Assert.Equal(lazy.Value, ((Lazy<int>)copy).Value);
                return true;
            case PriorityQueue<string, int> queue:
                push((queue as Agenda<string>)?.Current, (copy as Agenda<string>)?.Current);
                PushAll(queue.UnorderedItems.Select(static item => item.Element), ((PriorityQueue<string, int>)copy).UnorderedItems.Select(static item => item.Element), push);
                Assert.Equal(queue.UnorderedItems.Select(static item => item.Priority), ((PriorityQueue<string, int>)copy).UnorderedItems.Select(static item => item.Priority));
                return true;
            case LinkedList<Node> list:
                PushAll(NodesOf(list), NodesOf((LinkedList<Node>)copy), push);
                return true;
            case LinkedListNode<Node> node:
                push(node.List, ((LinkedListNode<Node>)copy).List);
                push(node.Value, ((LinkedListNode<Node>)copy).Value);
                return true;
            case LinkedListNode<int> node:
                Assert.Equal(node.Value, ((LinkedListNode<int>)copy).Value);
                return true;
            case ReadOnlyCollection<Node> or ReadOnlyDictionary<string, Node> or Collection<Node>:
                // What is wrapped has an identity, too.
                push(WrappedBy(original), WrappedBy(copy));
                return true;
            default:
                return TryCompareUnordered(original, copy, push);
        }
    }

    /// <summary>Collections without an order: sorted by their keys.</summary>
    private static bool TryCompareUnordered(object original, object copy, Action<object?, object?> push)
    {
        switch (original)
        {
            case ConcurrentDictionary<string, Node> or ImmutableDictionary<string, Immutables> or FrozenDictionary<string, Immutables>
                or ImmutableDictionary<Key, object> or FrozenDictionary<Key, Node>:
                IDictionary copyMap = (IDictionary)copy;
                PushAll(Sorted(((IDictionary)original).Keys), Sorted(copyMap.Keys), push);
                PushAll(ValuesOf((IDictionary)original), ValuesOf(copyMap), push);
                Assert.All(copyMap.Keys.Cast<object>(), key => Assert.True(copyMap.Contains(key)));
                return true;
            case ImmutableHashSet<string> or FrozenSet<string> or ImmutableHashSet<Key>:
                PushAll(Sorted((IEnumerable)original), Sorted((IEnumerable)copy), push);
                if (copy is ImmutableHashSet<Key> keys)
                    Assert.All(keys, key => Assert.True(keys.TryGetValue(key, out _)));
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<object?> Sorted(IEnumerable items) =>
        items.Cast<object?>().OrderBy(static item => item is Key key ? $"{key.Part!.Id:x8}" : (string?)item, StringComparer.Ordinal);

    private static IEnumerable<object?> ValuesOf(IDictionary map) => Sorted(map.Keys).Select(key => map[key!]);

    private static void PushAll(IEnumerable<object?> originals, IEnumerable<object?> copies, Action<object?, object?> push)
    {
        object?[] left = [.. originals];
        object?[] right = [.. copies];
        Assert.Equal(left.Length, right.Length);
        for (int i = 0; i < left.Length; i++)
            push(left[i], right[i]);
    }

    /// <summary>A target is lost if nothing else holds it.</summary>
    private static void PushWeak(object? original, object? copy, Action<object?, object?> push)
    {
        if (copy is not null)
            push(original, copy);
    }

    private static Node? TargetOf(WeakReference<Node> weak) => weak.TryGetTarget(out Node? target) ? target : null;

    private static IEnumerable<LinkedListNode<Node>> NodesOf(LinkedList<Node> list)
    {
        for (LinkedListNode<Node>? node = list.First; node is not null; node = node.Next)
            yield return node;
    }

    private static object? WrappedBy(object wrapper) =>
        wrapper.GetType().GetProperty(wrapper is IDictionary ? "Dictionary" : "Items", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(wrapper);
}
