namespace Sentry.Signals;

/// <summary>A description whose owner gets a signal, with the descriptor number it was registered under.</summary>
[Savable]
internal partial struct AsyncListener
{
    public FileDescription File;
    public int Descriptor;
}
