using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Stateify.Tests.Graph;

/// <summary>
/// A random graph as a list of small changes: each may make an object, and puts a random value into one of those made so far. A list
/// with some changes left out is a program, too, so that a failing one can be shrunk.
/// </summary>
/// <param name="changes">The changes.</param>
/// <param name="vocabulary">What the graph is made of; of everything if null.</param>
internal sealed partial class GraphProgram(GraphProgram.Change[] changes, GraphProgram.Vocabulary? vocabulary = null)
{
    private const int MaxChanges = 60;
    private const int MaxNesting = 3;
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] ChangingTypes =
    [
        typeof(Containers), typeof(Node), typeof(Scalars), typeof(Guarded), typeof(Circle), typeof(Ring), typeof(Generics),
        typeof(Box<int>), typeof(Box<string>), typeof(Box<Point>), typeof(Box<Color?>), typeof(Box<List<Node>>), typeof(Box<IShape>),
        typeof(AlwaysEqual), typeof(object), typeof(string), typeof(int), typeof(decimal), typeof(DateTime), typeof(Color),
        typeof(Point), typeof(Segment), typeof(int[]), typeof(string[]), typeof(Node[]), typeof(Point[]), typeof(object[]),
        typeof(int[][]), typeof(Shape[]), typeof(List<int>), typeof(List<object>), typeof(List<Containers>), typeof(List<Point>),
        typeof(Dictionary<string, int>), typeof(Dictionary<Containers, Node>), typeof(Dictionary<int, Containers>),
        typeof(HashSet<string>), typeof(HashSet<Containers>),
        typeof(Collections), typeof(Immutables), typeof(Values), typeof(Arrays), typeof(Wrappers),
        typeof(DerivedFields),
    ];

    private static readonly IEqualityComparer<string>[] TextComparers =
        [EqualityComparer<string>.Default, StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase, StringComparer.InvariantCulture];

    private static readonly string[] Texts = ["", "a", "A", "key", "grün", "\uD800", new('x', 40)];
    private static readonly Dictionary<Type, FieldInfo[]> FieldsByType = [];

    private static Vocabulary Everything => field ??= new Vocabulary([.. ChangingTypes, .. Factories.Keys], Texts);

    private readonly Vocabulary _vocabulary = vocabulary ?? Everything;
    private readonly List<object> _objects = [];
    private Random _random = new(0);

    /// <summary>Random programs, and the shorter ones to try when one of them fails.</summary>
    public static Arbitrary<Change[]> Arbitrary { get; } = Arb.From(
        Gen.Choose(0, MaxChanges).SelectMany(static length => Gen.Choose(0, int.MaxValue - 1).Two()
            .Select(static pair => new Change(pair.Item1, pair.Item2)).ArrayOf(length)),
        Shorter);

    /// <summary>Runs the changes.</summary>
    /// <returns>The object the others are reached from: one of any type.</returns>
    public object Build()
    {
        Make(_vocabulary.Types[0], 0);
        foreach (Change change in changes)
        {
            _random = new Random(change.Seed);
            if (_random.Next(2) == 0)
                Make(_vocabulary.Types[_random.Next(_vocabulary.Types.Length)], 0);
            Apply(_objects[change.Target % _objects.Count]);
        }

        return (changes.Length % 4) switch
        {
            0 => _objects[0],
            1 => _objects[^1],
            _ => _objects.ToArray(),
        };
    }

    /// <summary>The fields of a type and its base classes that are saved.</summary>
    public static FieldInfo[] FieldsOf(Type type)
    {
        lock (FieldsByType)
        {
            if (!FieldsByType.TryGetValue(type, out FieldInfo[]? fields))
                FieldsByType.Add(type, fields = [.. Bases(type).SelectMany(static t => t.GetFields(Declared)).Where(IsSaved)]);
            return fields;
        }
    }

    // The ordinal that the generator adds is marked [NonSerialized].
    private static bool IsSaved(FieldInfo field) =>
        !field.IsDefined(typeof(NonSerializedAttribute)) && !field.IsDefined(typeof(NoSaveAttribute));

    private static IEnumerable<Type> Bases(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
            yield return t;
    }

    private static IEnumerable<Change[]> Shorter(Change[] changes)
    {
        for (int length = changes.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= changes.Length; start += length)
                yield return [.. changes[..start], .. changes[(start + length)..]];
        }
    }

    private void Apply(object target)
    {
        switch (target)
        {
            case Array { Length: > 0, Rank: 1 } array:
                array.SetValue(Value(target.GetType().GetElementType()!, 0), _random.Next(array.Length));
                break;
            case Array or string or Key or ConcurrentDictionary<Node, int> or Inventory or Scores or Owners or Agenda<string>:
                // With more than one key that is hashed by reference, no order is that of another run.
                break;
            case System.Collections.IDictionary { IsReadOnly: false } map when _random.Next(5) == 0 && map.Count > 0:
                // A hole that the next entry falls into: the order of enumeration is no longer that of insertion.
                map.Remove(map.Keys.Cast<object>().ElementAt(_random.Next(map.Count)));
                break;
            case System.Collections.IList { IsReadOnly: false } or System.Collections.IDictionary { IsReadOnly: false }:
                AddTo(target, 0);
                break;
            default:
                if (target.GetType().IsGenericType && target.GetType().GetGenericTypeDefinition() == typeof(HashSet<>))
                    AddTo(target, 0);
                else if (target.GetType().Namespace == typeof(Node).Namespace && !target.GetType().IsEnum)
                    SetField(target, 0);
                break;
        }
    }

    private void SetField(object target, int nesting)
    {
        FieldInfo[] fields = FieldsOf(target.GetType());
        if (fields.Length == 0)
            return;
        FieldInfo field = fields[_random.Next(fields.Length)];
        field.SetValue(target, Value(field.FieldType, nesting));
    }

    private void AddTo(object collection, int nesting)
    {
        Type type = collection.GetType();
        Type[] arguments = type.GetGenericArguments();
        object? first = Value(arguments[0], nesting);
        switch (collection)
        {
            case System.Collections.IDictionary map when first is not null && !map.Contains(first):
                map.Add(first, Value(arguments[1], nesting));
                break;
            case System.Collections.IList list and not System.Collections.IDictionary:
                list.Add(first);
                break;
            case not System.Collections.IDictionary:
                type.GetMethod(nameof(HashSet<int>.Add))!.Invoke(collection, [first]);
                break;
        }
    }

    /// <summary>A value a field of a type can hold: for references none, one that is there, or a new one.</summary>
    private object? Value(Type type, int nesting)
    {
        if (type.IsValueType)
            return NewValueOrNull(type, nesting);

        int choice = _random.Next(8);
        if (choice == 0)
            return null;
        object[] candidates = choice < 5 || nesting > MaxNesting ? [.. _objects.Where(type.IsInstanceOfType)] : [];
        if (candidates.Length > 0)
            return candidates[_random.Next(candidates.Length)];
        if (nesting > MaxNesting)
            return null;

        Type[] types = [.. _vocabulary.Types.Where(type.IsAssignableFrom)];
        return Make(types.Length == 0 || type.IsSealed ? Concrete(type) : types[_random.Next(types.Length)], nesting + 1);
    }

    private object? NewValueOrNull(Type type, int nesting)
    {
        Type? inner = Nullable.GetUnderlyingType(type);
        return inner is not null && _random.Next(3) == 0 ? null : NewValue(inner ?? type, nesting);
    }

    private static Type Concrete(Type type) => type == typeof(IDictionary<Guid, Node>) ? typeof(Dictionary<Guid, Node>) : type;

    /// <summary>Makes an object that later changes can use.</summary>
    private object Make(Type type, int nesting)
    {
        if (Factories.TryGetValue(type, out Func<GraphProgram, int, object>? factory))
        {
            object made = factory(this, nesting + 1);
            _objects.Add(made);
            return made;
        }

        object obj = New(type);
        _objects.Add(obj);
        int parts = _random.Next(3);
        if (obj is Array array)
            Fill(array, nesting);
        else if (type.IsGenericType && type.Namespace != typeof(Node).Namespace)
            Repeat(parts, () => AddTo(obj, nesting));
        else if (!IsLeaf(type) && type != typeof(string))
            Repeat(parts, () => SetField(obj, nesting));
        return obj;
    }

    private object New(Type type)
    {
        if (type == typeof(string))
            return new string(_vocabulary.Texts[_random.Next(_vocabulary.Texts.Length)].AsSpan());
        if (type.IsArray)
            return Array.CreateInstance(type.GetElementType()!, _random.Next(4));
        if (type.IsValueType)
            return NewValue(type, 0);
        if (type == typeof(Dictionary<string, int>) || type == typeof(HashSet<string>))
            return Activator.CreateInstance(type, TextComparers[_random.Next(TextComparers.Length)])!;
        return type.IsGenericType && type.Namespace != typeof(Node).Namespace || type == typeof(object)
            ? Activator.CreateInstance(type)!
            : RuntimeHelpers.GetUninitializedObject(type);
    }

    private void Fill(Array array, int nesting)
    {
        for (int i = 0; i < array.Length; i++)
            array.SetValue(Value(array.GetType().GetElementType()!, nesting), i);
    }

    private object NewValue(Type type, int nesting)
    {
        if (Factories.TryGetValue(type, out Func<GraphProgram, int, object>? factory))
            return factory(this, nesting + 1);
        object value = RuntimeHelpers.GetUninitializedObject(type);
        if (type == typeof(bool))
            return _random.Next(2) == 0;
        if (type == typeof(decimal))
            return new decimal(_random.Next(), _random.Next(), _random.Next(), _random.Next(2) == 0, (byte)_random.Next(29));
        if (type == typeof(DateTime))
            return new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks + 1), (DateTimeKind)_random.Next(3));
        if (IsLeaf(type))
            _random.NextBytes(BytesOf(value, type));
        else
            Array.ForEach(FieldsOf(type), field => field.SetValue(value, Value(field.FieldType, nesting + 1)));
        return value;
    }

    /// <summary>The bytes of a boxed number: any box can be read as one of a byte if nobody checks.</summary>
    private static Span<byte> BytesOf(object box, Type type) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<StrongBox<byte>>(box).Value, RuntimeHelpers.SizeOf(type.TypeHandle));

    /// <summary>Whether a value type is one of the platform's, without parts.</summary>
    public static bool IsLeaf(Type type) =>
        type.IsValueType
        && (type.IsEnum || type is { Namespace: nameof(System), IsGenericType: false } || type == typeof(BigInteger) || type == typeof(Rune));

    private static void Repeat(int count, Action action)
    {
        for (int i = 0; i < count; i++)
            action();
    }

    /// <summary>What a graph is made of.</summary>
    /// <param name="Types">The types of the objects; the first is that of the root.</param>
    /// <param name="Texts">The contents of the strings.</param>
    internal sealed record Vocabulary(Type[] Types, string[] Texts);

    /// <summary>A step of a program: which object, and what makes the choices of where and what.</summary>
    internal readonly record struct Change(int Target, int Seed);
}
