using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Quick;

/// <summary>Prints the measurements, each workload as soon as it is done.</summary>
internal sealed class Table(TextWriter output)
{
    private const string Layout = "{0,-5}{1,10}  {2,-16}{3,11}{4,11}{5,14}{6,14}{7,14}{8,10}{9,10}";
    private const string None = "-";

    private bool _open;

    /// <summary>Prints the rows of one workload; a peer that sat it out gets a row of dashes.</summary>
    public void Add(Workload workload, IReadOnlyList<IPeer> peers, IReadOnlyList<Measurement> rows)
    {
        Open();
        Measurement? yardstick = rows.FirstOrDefault(row => row.Peer == ReferencePeer.Sol);
        foreach (string peer in peers.Where(peer => peer.Concerns(workload)).Select(peer => peer.Name))
        {
            Measurement? row = rows.FirstOrDefault(row => row.Peer == peer);
            output.WriteLine(
                Layout,
                workload.Id,
                workload.Count.ToString("N0"),
                peer,
                Time(row?.SaveNs),
                Time(row?.LoadNs),
                Whole(row?.Bytes),
                Whole(row?.SaveAlloc),
                Whole(row?.LoadAlloc),
                Ratio(row?.SaveNs, yardstick?.SaveNs),
                Ratio(row?.LoadNs, yardstick?.LoadNs));
        }

        output.WriteLine();
    }

    /// <summary>Prints what the columns mean.</summary>
    public void Close(TimeSpan elapsed) => output.WriteLine(
        "Times are medians in ns per object unless they say ms; allocations are bytes per call; ratios are against SOL, "
        + $"the engine written by hand. Every loaded graph was compared, identity included. {elapsed.TotalSeconds:F0} s in all.");

    private void Open()
    {
        if (!_open)
        {
            output.WriteLine(Layout, "", "n", "peer", "save", "load", "bytes", "save alloc", "load alloc", "save/SOL", "load/SOL");
            _open = true;
        }
    }

    private static string Time(double? nanoseconds) => nanoseconds switch
    {
        null => None,
        >= 100_000 => $"{nanoseconds / 1e6:F2} ms",
        _ => $"{nanoseconds:F1}",
    };

    private static string Whole(long? value) => value?.ToString("N0") ?? None;

    private static string Ratio(double? value, double? yardstick) =>
        value is null || yardstick is null ? None : $"{value / yardstick:F2}x";
}
