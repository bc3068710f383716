namespace Stateify.Wire;

/// <summary>The fixed numbers of a graph image. See FORMAT.md, "Graph image".</summary>
internal static class ImageFormat
{
    /// <summary>"STFYGRPH" in ASCII, little endian.</summary>
    public const long Magic = 0x4850_5247_5946_5453;

    /// <summary>The version this library writes, and the only one it reads.</summary>
    public const ushort Version = 1;

    /// <summary>The bytes before the type table.</summary>
    public const int HeaderLength = 40;
}
