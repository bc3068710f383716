namespace Stateify.Files;

/// <summary>A stream into memory of a fixed size that notes that something did not fit instead of failing.</summary>
/// <param name="start">The memory, which must stay where it is.</param>
/// <param name="capacity">Its bytes.</param>
internal sealed unsafe class BoundedOutput(byte* start, int capacity) : WriteOnlyStream
{
    public int Written { get; private set; }

    public bool IsOverfull { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > capacity - Written)
            IsOverfull = true;
        if (IsOverfull)
            return;
        buffer.CopyTo(new Span<byte>(start + Written, buffer.Length));
        Written += buffer.Length;
    }
}
