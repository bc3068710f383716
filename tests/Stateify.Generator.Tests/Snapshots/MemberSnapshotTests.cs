namespace Stateify.Generator.Tests.Snapshots;

/// <summary>The generated code of each kind of member, to be read.</summary>
public sealed class MemberSnapshotTests
{
    [Fact]
    public void Field_shapes() => GeneratedCode.Verify("""
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
    public void Properties() => GeneratedCode.Verify("""
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
    public void Attributes_of_fields() => GeneratedCode.Verify("""
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
    public void Hooks() => GeneratedCode.Verify("""
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
    public void Callbacks() => GeneratedCode.Verify("""
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

    [Fact]
    public void History() => GeneratedCode.Verify("""
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
}
