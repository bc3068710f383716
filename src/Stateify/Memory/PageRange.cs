namespace Stateify.Memory;

/// <summary>
/// A run of whole pages of a <see cref="MemoryFile"/>, in bytes from the file's start. Immutable, so safe to share between threads. A
/// graph can hold it as it is: a restored memory file has its pages where they were.
/// </summary>
public readonly struct PageRange : IEquatable<PageRange>
{
    /// <summary>Creates a range.</summary>
    /// <param name="offset">The first byte: a non-negative multiple of <see cref="MemoryFile.PageSize"/>.</param>
    /// <param name="length">The bytes in the range: a positive multiple of <see cref="MemoryFile.PageSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not such a multiple, or the range ends beyond <see cref="long.MaxValue"/>.</exception>
    public PageRange(long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        MemoryErrors.ThrowIfNotMultiple(offset, MemoryFile.PageSize);
        MemoryErrors.ThrowIfNotMultiple(length, MemoryFile.PageSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, long.MaxValue - offset);
        Offset = offset;
        Length = length;
    }

    /// <summary>The first byte of the range, a multiple of <see cref="MemoryFile.PageSize"/>.</summary>
    public long Offset { get; }

    /// <summary>The bytes in the range, a multiple of <see cref="MemoryFile.PageSize"/>; 0 only in <see langword="default"/>.</summary>
    public long Length { get; }

    /// <summary>The first byte after the range.</summary>
    public long End => Offset + Length;

    /// <summary>Whether there can be such a range.</summary>
    internal static bool IsPossible(long offset, long length) =>
        offset >= 0 && length > 0 && length <= long.MaxValue - offset && (offset | length) % MemoryFile.PageSize == 0;

    /// <summary>Whether two ranges are the same pages.</summary>
    public static bool operator ==(PageRange left, PageRange right) => left.Equals(right);

    /// <summary>Whether two ranges differ.</summary>
    public static bool operator !=(PageRange left, PageRange right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PageRange other) => Offset == other.Offset && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PageRange other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Offset, Length);

    /// <summary>The range as <c>[start, end)</c> in hexadecimal.</summary>
    public override string ToString() => $"[0x{Offset:x}, 0x{End:x})";
}
