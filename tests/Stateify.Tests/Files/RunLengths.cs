namespace Stateify.Tests.Files;

/// <summary>A program's own compression: runs of a byte as length and byte.</summary>
internal sealed class RunLengths : IFrameCompression
{
    public ushort Id { get; init; } = FrameCompression.FirstOwnId + 5;

    public bool Fails { get; init; }

    public bool TryCompress(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        if (Fails)
            throw new InvalidTimeZoneException();
        written = 0;
        while (!source.IsEmpty)
        {
            int other = source.IndexOfAnyExcept(source[0]);
            int run = Math.Min(255, other < 0 ? source.Length : other);
            if (written + 2 > destination.Length)
                return false;
            destination[written++] = (byte)run;
            destination[written++] = source[0];
            source = source[run..];
        }
        return true;
    }

    public bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        for (; source.Length >= 2; source = source[2..])
        {
            if (source[0] > destination.Length)
                return false;
            destination[..source[0]].Fill(source[1]);
            destination = destination[source[0]..];
        }
        return source.IsEmpty && destination.IsEmpty;
    }
}
