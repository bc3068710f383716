namespace Stateify.Benchmarks.Quick;

/// <summary>One peer on one workload.</summary>
internal interface ICase
{
    /// <summary>The name of the workload.</summary>
    string Workload { get; }

    /// <summary>The name of the peer.</summary>
    string Peer { get; }

    /// <summary>The objects in the graph.</summary>
    int Count { get; }

    /// <summary>The size of the last save.</summary>
    int Bytes { get; }

    /// <summary>Saves and loads a small graph of the same shape, for the JIT's sake.</summary>
    void WarmUp();

    /// <summary>Saves the graph over the bytes of the last save.</summary>
    void Save();

    /// <summary>Loads what was saved last.</summary>
    object Load();

    /// <summary>Saves, loads, and compares.</summary>
    /// <exception cref="InvalidDataException">What came back is not what was saved.</exception>
    void Verify();
}
