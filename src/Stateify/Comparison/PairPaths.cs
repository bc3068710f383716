using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>The ways from the roots of two graphs to a place that both have, by the steps that led there.</summary>
internal sealed class PairPaths(ObjectPairs pairs, string root)
{
    /// <summary>The path to a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="graph">The graph whose keys name the last step; the others are those of the expected graph.</param>
    /// <param name="expected">The expected graph.</param>
    public string To(CellPlace place, IGraphRows graph, IGraphRows expected)
    {
        List<string> steps = [];
        for (; place.Pair >= 0; place = pairs[place.Pair].Place)
        {
            ObjectPair pair = pairs[place.Pair];
            bool isExpected = ReferenceEquals(graph, expected);
            steps.Add(Step(graph, isExpected ? pair.Expected : pair.Actual, place));
            graph = expected;
        }

        steps.Add(root);
        steps.Reverse();
        return string.Concat(steps);
    }

    private static string Step(IGraphRows graph, GraphReference obj, CellPlace place)
    {
        if (place.Element == CellPlace.Comparer)
            return ".Comparer";
        StateType type = graph.TypeOf(obj.Type)!;
        FieldSchema field = type.FieldArray.Last(field => field.Offset <= place.Offset);

        // Blocks have no rows, and their elements no keys.
        ReadOnlySpan<byte> row = graph.TryGetRows(obj, out long first, out _) ? graph.Row(obj.Type, first + place.Element) : default;
        return PathSteps.Through(graph, type, field, place.Element, row) + PathSteps.Inside(field.Column, place.Offset - field.Offset);
    }
}
