using System.Runtime.Serialization.Formatters.Binary;
using FsCheck;
using FsCheck.Fluent;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Differential;

/// <summary>
/// .NET's retired formatter, which kept whole graphs for twenty years, is asked for a second opinion on random graphs. They hold only
/// what it keeps: it knows no identity of boxes, no lone surrogates and no sign of a decimal zero, and gives dictionaries of strings
/// a comparer of another class.
/// </summary>
public sealed class BinaryFormatterTests
{
    private const int Graphs = 10_000;

    private static readonly GraphProgram.Vocabulary Vocabulary = new(
        [
            typeof(Crew), typeof(Captain), typeof(object), typeof(string), typeof(int[]), typeof(string[]), typeof(Crew[]), typeof(object[]),
            typeof(int[][]), typeof(Place[]), typeof(List<int>), typeof(List<object>), typeof(List<Crew>), typeof(Dictionary<string, Crew>),
            typeof(Dictionary<int, List<Crew>>), typeof(Dictionary<Crew, string>), typeof(HashSet<Crew>),
        ],
        ["", "a", "A", "key", "grün", "\uD83D\uDE00", new('x', 40)]);

    [Fact]
    public void Its_deep_clone_and_ours_are_isomorphic()
    {
        long objects = 0;
        Prop.ForAll(GraphProgram.Arbitrary, changes =>
        {
            object root = new GraphProgram(changes, Vocabulary).Build();
            object theirs = Clone(root);
            object ours = StateSerializer.Load<object>(StateSerializer.Save(root))!;

            objects += Isomorphism.Demand(theirs, ours, ignoresComparers: true);
            Isomorphism.Demand(root, theirs, ignoresComparers: true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Graphs));

        Assert.True(objects > Graphs * 10, $"{objects} objects in {Graphs} graphs are too few to prove anything.");
    }

#pragma warning disable SYSLIB0011 // Asked because it is what people migrate from.
    private static object Clone(object root)
    {
        using MemoryStream stream = new();
        new BinaryFormatter().Serialize(stream, root);
        stream.Position = 0;
        return new BinaryFormatter().Deserialize(stream);
    }
#pragma warning restore SYSLIB0011
}
