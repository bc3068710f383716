namespace Stateify.Tests.Files;

/// <summary>A stream that can seek and has one byte that cannot be read, as a device with a sector that is worn.</summary>
/// <param name="bytes">What it holds.</param>
/// <param name="worn">The byte.</param>
internal sealed class WornStream(byte[] bytes, int worn) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer)
    {
        if (Position <= worn && worn < Position + buffer.Length)
            throw new IOException("injected", 5);
        return base.Read(buffer);
    }
}
