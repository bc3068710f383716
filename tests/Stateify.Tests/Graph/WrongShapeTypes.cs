[assembly: Stateify.SavableType(typeof(Stateify.Tests.Graph.Wide.Grade[]))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Graph.Slim.Grade[]))]
[assembly: Stateify.SavableType(typeof(Dictionary<string, Stateify.Tests.Graph.Wide.Grade>))]
[assembly: Stateify.SavableType(typeof(Dictionary<string, Stateify.Tests.Graph.Slim.Grade>))]
[assembly: Stateify.SavableType(typeof(Lazy<Stateify.Tests.Graph.Wide.Grade>))]
[assembly: Stateify.SavableType(typeof(Lazy<Stateify.Tests.Graph.Slim.Grade>))]
[assembly: Stateify.SavableType(typeof(Tuple<string, Stateify.Tests.Graph.Wide.Grade>))]
[assembly: Stateify.SavableType(typeof(Tuple<string, Stateify.Tests.Graph.Slim.Grade>))]

// What a forger has: types of the same names and lengths of names, but for the namespace.
namespace Stateify.Tests.Graph.Wide
{
    public enum Grade : long
    {
        Low = 1,
        High = long.MaxValue,
    }

    [Savable]
    public sealed partial class Report
    {
        public Grade Grade;
    }

    [Savable]
    public sealed partial class Sheet
    {
        public List<Node> Nodes = [];
        public Part Part;
        public Piece? Piece;
    }

    [Savable]
    public partial struct Part
    {
        public int Size;
    }

    [Savable]
    public sealed partial class Piece
    {
        public int Size;
    }

    [Savable]
    public partial class Base
    {
        public int Age = 7;
    }

    [Savable]
    public sealed partial class Derived : Base
    {
        public string? Name;
    }
}

namespace Stateify.Tests.Graph.Slim
{
    public enum Grade : sbyte
    {
        Low = 1,
        High = sbyte.MaxValue,
    }

    [Savable]
    public sealed partial class Report
    {
        public Grade Grade;
    }

    [Savable]
    public sealed partial class Sheet
    {
        public List<Node> Nodes = [];
        public Piece Piece;
        public Part? Part;
    }

    /// <summary>A struct where the forger has a class.</summary>
    [Savable]
    public partial struct Piece
    {
        public int Size;
    }

    /// <summary>A class where the forger has a struct.</summary>
    [Savable]
    public sealed partial class Part
    {
        public int Size;
    }

    [Savable]
    public abstract partial class Base
    {
        public int Age = 7;
    }

    [Savable]
    public sealed partial class Derived : Base
    {
        public string? Name;
    }

    [Savable(Version = 2)]
    public sealed partial class Stamped
    {
        public static int Upgrades;
        public int Size;

        private static void Upgrade(SavedRow row) => Upgrades++;
    }
}
