namespace Stateify.Generator.Tests.Declarations;

/// <summary>The types that the members under test are made of.</summary>
internal static class Vocabulary
{
    public const string Source = """
        namespace Words;

        public enum Color : byte { Red, Green }

        public interface IThing;

        [Savable]
        public partial struct Pair
        {
            public int First;
            public string? Second;
        }

        [Savable]
        public sealed partial class Leaf : IThing;

        [Savable]
        public partial class Branch : Leafy, IThing;

        [Savable]
        public abstract partial class Leafy;

        [Savable]
        public abstract partial class Root
        {
            private Leaf? _leaf;
        }

        [Savable]
        public partial class Box<T>
        {
            private T? _value;

            [Savable]
            public sealed partial class Inner
            {
                private T? _value;
            }
        }

        [Savable]
        public sealed partial class SealedBox<T>
        {
            private T? _value;
        }

        [Savable]
        public partial struct Cell<T>
        {
            private T? _value;
        }
        """;

    /// <summary>A class with members.</summary>
    public static string Owner(string members) => $$"""
        using Words;

        [Savable]
        public partial class Owner<T>
        {
            public enum Mode { On, Off }

            {{members}}
        }
        """;
}
