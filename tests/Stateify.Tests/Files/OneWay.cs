using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>A stream that can only be written, and only so much, as a pipe does.</summary>
internal sealed class OneWay(MemoryStream target, long room = long.MaxValue) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (target.Length + buffer.Length > room)
            throw new IOException("The pipe is broken.");
        target.Write(buffer);
    }
}
