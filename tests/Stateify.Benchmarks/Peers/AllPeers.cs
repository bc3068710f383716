namespace Stateify.Benchmarks.Peers;

/// <summary>Every compared serializer, in the order of the table.</summary>
internal static class AllPeers
{
    public static IReadOnlyList<IPeer> List { get; } =
    [
        new StateifyPeer(),
        new ReferencePeer(),
        new PlainCopyPeer(),
        new BinaryFormatterPeer(),
        new JsonPeer(),
        new DataContractPeer(),
    ];
}
