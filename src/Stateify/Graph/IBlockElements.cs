namespace Stateify.Graph;

/// <summary>A type whose objects are blocks of elements, each laid out as its column says.</summary>
internal interface IBlockElements
{
    /// <summary>The bytes of some elements, at most 2 GiB of them.</summary>
    ReadOnlySpan<byte> Bytes(object obj, int first, int count);
}
