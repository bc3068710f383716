using System.Runtime.CompilerServices;
using Stateify.Generator.Tests.Harness;
using Stateify.Tests.Shared;

namespace Stateify.Generator.Tests.Snapshots;

/// <summary>The generated code of each kind of type, to be read.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Sealed_class() => Verify("""
        namespace Game;

        [Savable]
        public sealed partial class Unit
        {
            private readonly List<Unit> _allies = [];
            private int _health;
            private string? _name;
            private Unit? _leader;
        }
        """);

    [Fact]
    public void Open_class() => Verify("""
        namespace Game;

        [Savable]
        public partial class Item
        {
            private int _weight;
            private Item? _container;
        }
        """);

    [Fact]
    public void Abstract_base_and_derived_class() => Verify("""
        namespace Game;

        [Savable]
        public abstract partial class Shape
        {
            private int _layer;
        }

        [Savable]
        public sealed partial class Circle : Shape
        {
            private double _radius;
            private Shape? _inside;
        }
        """);

    [Fact]
    public void Generic_base_and_derived_class() => Verify("""
        namespace Game;

        public enum Terrain { Land, Sea }

        [Savable]
        public abstract partial class Map<T>
        {
            private T? _default;
            private List<T> _tiles = [];
        }

        [Savable]
        public sealed partial class TerrainMap : Map<Terrain>
        {
            private int _width;
        }
        """);

    [Fact]
    public void Records() => Verify("""
        namespace Game;

        [Savable]
        public abstract partial record Effect(string Name);

        [Savable]
        public sealed partial record Burn(string Name, int Damage) : Effect(Name)
        {
            private int _ticks;
        }

        [Savable]
        public readonly partial record struct Cell(int X, int Y);
        """);

    [Fact]
    public void Primary_constructors() => Verify("""
        namespace Game;

        [Savable]
        public partial class Door(string name, bool open)
        {
            [NoSave("a lock")] private readonly object _gate = new();
            private readonly string _name = name;
            public void Toggle() => open = !open;
        }

        [Savable]
        public sealed partial class Trapdoor(int depth) : Door("trap", false)
        {
            public int Depth => depth;
        }
        """);

    [Fact]
    public void Inline_array_and_fixed_buffer() => Verify("""
        namespace Game;

        [Savable, System.Runtime.CompilerServices.InlineArray(4)]
        public partial struct Slots
        {
            private string? _slot;
        }

        [Savable]
        public unsafe partial struct Header
        {
            public fixed byte Magic[8];
            public Slots Slots;
        }
        """);

    [Fact]
    public void Struct() => Verify("""
        namespace Game;

        [Savable]
        public partial struct Point
        {
            public int X;
            public int Y;
            public string? Label { get; set; }
        }
        """);

    [Fact]
    public void Readonly_struct() => Verify("""
        namespace Game;

        [Savable]
        public readonly partial struct Range
        {
            private readonly int _start;

            public int Length { get; init; }
        }
        """);

    [Fact]
    public void Generic_class_and_its_closed_uses() => Verify("""
        namespace Game;

        [Savable]
        public partial class Box<T>
            where T : notnull
        {
            private T? _value;
            private List<T> _history = [];
        }

        [Savable]
        public sealed partial class Shelf
        {
            private Box<int>? _number;
            private Box<Shelf>? _shelf;
        }
        """);

    [Fact]
    public void Private_nested_type() => Verify("""
        namespace Game;

        [Savable]
        public sealed partial class Queue
        {
            private Node? _first;

            [Savable]
            private sealed partial class Node
            {
                private Node? _next;
            }
        }
        """);

    [Fact]
    public void Hooks() => Verify("""
        namespace Game;

        [Savable]
        public partial class Cache
        {
            private int _hits;

            private void BeforeSave() => _hits++;

            private void AfterSave(SaveContext context) => _hits--;

            protected virtual void AfterLoad() => _hits = 0;
        }

        [Savable]
        public sealed partial class PageCache : Cache
        {
            protected override void AfterLoad() => base.AfterLoad();

            private void BeforeSave(SaveContext context)
            {
            }
        }
        """);

    [Fact]
    public void Attributes_of_fields() => Verify("""
        namespace Game;

        [Savable(Name = "session")]
        public sealed partial class Session
        {
            [NoSave("opened again by AfterLoad")]
            private System.IO.Stream? _log;

            [ZeroValue]
            private System.Threading.Tasks.Task? _pending;

            [ZeroValue]
            private int _retries;

            [External("clock")]
            private readonly TimeProvider _clock = TimeProvider.System;

            [Wait]
            private Session? _parent;

            [SaveAs<string[]>]
            private readonly Dictionary<string, Action> _handlers = [];

            private string[] SaveHandlers() => [.. _handlers.Keys];

            private void LoadHandlers(string[] names)
            {
                foreach (string name in names)
                    _handlers.Add(name, () => _retries++);
            }

            private void AfterLoad() => _log = null;
        }
        """);

    [Fact]
    public void Properties() => Verify("""
        namespace Game;

        public interface INamed
        {
            string Name { get; set; }
        }

        [Savable]
        public partial class Profile : INamed
        {
            public int ReadWrite { get; set; }

            public int ReadOnly { get; }

            public int InitOnly { get; init; }

            public required int Required { get; set; }

            public virtual int Virtual { get; set; }

            public int Checked { get; set => field = Math.Max(0, value); }

            public int Computed => ReadOnly + 1;

            string INamed.Name { get; set; } = "";
        }
        """);

    [Fact]
    public void Field_shapes() => Verify("""
        namespace Game;

        public enum Mode : short { On, Off }

        [Savable]
        public partial struct Money
        {
            public decimal Amount;
        }

        [Savable]
        public sealed partial class Everything
        {
            private bool _flag;
            private Mode _mode;
            private Mode? _noMode;
            private DateTime _when;
            private Guid _id;
            private Money _price;
            private Money? _discount;
            private readonly long _serial;
            private object? _tag;
            private IDisposable? _lease;
            private int[][] _grid = [];
            private Everything[] _parts = [];
            private HashSet<string> _words = [];
            private Dictionary<Mode, List<Money>> _prices = [];
            private IReadOnlyList<Money> _history = [];
        }
        """);

    [Fact]
    public void Registry() => Verify("""
        [assembly: SavableType(typeof(Game.Box<int>))]
        [assembly: SavableType(typeof(Dictionary<Game.Mode, string>))]

        namespace Game
        {
            public enum Mode { On, Off }

            [Savable]
            public partial class Box<T>
            {
                private T? _value;
            }
        }
        """);

    [Fact]
    public void History() => Verify("""
        [assembly: RemovedType("Game.Ghost")]

        namespace Game;

        [FormerlyNamed("Game.Hue")]
        public enum Color { Red }

        [Savable(Version = 3), FormerlyNamed("Game.Soldier"), RemovedField("_ammo")]
        public sealed partial class Unit
        {
            [FormerlyNamed("_hp"), FormerlyNamed("_hitPoints")] private int _health;
            private Color? _color;

            private static void Upgrade(SavedRow row) => row.Set("_health", row.Get<int>("_health") * 10);
        }
        """);

    [Fact]
    public void Callbacks() => Verify("""
        namespace Game;

        public delegate int Reply(ref int count);

        public static class Effects
        {
            [SavableCallback]
            internal static void Burn(this Unit unit, int damage) => unit.Hit(damage);
        }

        [Savable(Name = "entity")]
        public abstract partial class Entity
        {
            public event Action<int>? Ticked;

            [SavableCallback, FormerlyNamed("Tick")]
            protected virtual void OnTick(int time) => Ticked?.Invoke(time);

            [SavableCallback]
            private static int Count(ref int count) => count++;
        }

        [Savable]
        public sealed partial class Unit : Entity, IDisposable
        {
            private readonly Reply? _reply;

            [SavableCallback]
            public void Hit(int damage) { }

            [SavableCallback(typeof(int)), SavableCallback(typeof(string))]
            private void Hit<T>(T damage) { }

            [SavableCallback]
            void IDisposable.Dispose() { }
        }

        [Savable]
        public partial struct Counter
        {
            private int _count;

            [SavableCallback]
            private void Add(in int number) => _count += number;
        }
        """);

    private static void Verify(string source, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        Snapshot.Verify(GeneratorRun.Checked(source).Text, $"{Path.ChangeExtension(file, null)}.{test}", "cs");
}
