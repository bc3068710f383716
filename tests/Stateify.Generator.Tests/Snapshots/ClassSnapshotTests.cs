namespace Stateify.Generator.Tests.Snapshots;

/// <summary>The generated code of each kind of class, to be read.</summary>
public sealed class ClassSnapshotTests
{
    [Fact]
    public void Sealed_class() => GeneratedCode.Verify("""
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
    public void Open_class() => GeneratedCode.Verify("""
        namespace Game;

        [Savable]
        public partial class Item
        {
            private int _weight;
            private Item? _container;
        }
        """);

    [Fact]
    public void Abstract_base_and_derived_class() => GeneratedCode.Verify("""
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
    public void Generic_base_and_derived_class() => GeneratedCode.Verify("""
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
    public void Generic_class_and_its_closed_uses() => GeneratedCode.Verify("""
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
    public void Records() => GeneratedCode.Verify("""
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
    public void Primary_constructors() => GeneratedCode.Verify("""
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
    public void Private_nested_type() => GeneratedCode.Verify("""
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
    public void Registry() => GeneratedCode.Verify("""
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
}
