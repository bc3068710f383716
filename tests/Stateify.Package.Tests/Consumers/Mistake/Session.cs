using Stateify;

namespace Mistake;

/// <summary>Holds what no file can.</summary>
[Savable]
public sealed partial class Session(Timer timeout)
{
    public void Dispose() => timeout.Dispose();
}
