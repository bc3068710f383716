using System.Text;

namespace Stateify.Tests.Evolution;

/// <summary>
/// Two versions of a program in one process: the types of the first are in namespace <c>V1</c>, those of the second in <c>V2</c>, and
/// a saved image is made to say <c>V2</c> where it said <c>V1</c>.
/// </summary>
internal static class Versions
{
    private static readonly byte[] Old = Encoding.UTF8.GetBytes("Evolution.V1.");
    private static readonly byte[] New = Encoding.UTF8.GetBytes("Evolution.V2.");

    /// <summary>Saves a graph of the first version so that it can be loaded by the second.</summary>
    public static byte[] Save(object graph)
    {
        byte[] image = StateSerializer.Save(graph);
        for (int at = image.AsSpan().IndexOf(Old); at >= 0; at = image.AsSpan().IndexOf(Old))
            New.CopyTo(image, at);
        return image;
    }

    /// <summary>Loads what the first version has saved.</summary>
    public static T Load<T>(object graph, LoadOptions? options = null)
        where T : class
    {
        return StateSerializer.Load<T>(Save(graph), options)!;
    }

    /// <summary>The error with which the load fails.</summary>
    public static StateException Refused<T>(object graph, LoadOptions? options = null)
        where T : class
    {
        return Assert.Throws<StateException>(() => Load<T>(graph, options));
    }

    /// <summary>The differences that a look at the type table finds.</summary>
    public static IEnumerable<(SchemaChangeKind Kind, string? Field)> Changes(object graph, LoadOptions? options = null) =>
        StateSerializer.CanLoad(Save(graph), options).Types.SelectMany(static type => type.Changes).Select(static change => (change.Kind, change.Field));
}
