namespace Stateify.Benchmarks.Peak;

/// <summary>Ten million objects in a chain, and ten million in a dictionary.</summary>
internal static class PeakCases
{
    private const int Count = 10_000_000;

    public static IPeakCase List { get; } = new PeakCase<Link>("list", BuildList, IsList);

    public static IPeakCase Dictionary { get; } = new PeakCase<Table>("dictionary", BuildDictionary, IsDictionary);

    private static Link BuildList()
    {
        Link? first = null;
        for (int i = Count - 1; i >= 0; i--)
            first = new Link { Value = i, Next = first };
        return first!;
    }

    private static bool IsList(Link first)
    {
        int count = 0;
        Link? link = first;
        for (; link is not null && link.Value == count; link = link.Next)
            count++;
        return count == Count && link is null;
    }

    private static Table BuildDictionary()
    {
        Table table = new();
        for (int i = 0; i < Count; i++)
            table.Links.Add(i, new Link { Value = i });
        return table;
    }

    private static bool IsDictionary(Table table) =>
        table.Links.Count == Count && Enumerable.Range(0, Count).All(i => table.Links[i].Value == i);
}

/// <summary>An element.</summary>
[Savable]
internal sealed partial class Link
{
    public long Value;
    public Link? Next;
}

/// <summary>The owner of the dictionary.</summary>
[Savable]
internal sealed partial class Table
{
    public Dictionary<int, Link> Links = [];
}
