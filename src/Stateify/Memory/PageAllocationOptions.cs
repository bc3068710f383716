namespace Stateify.Memory;

/// <summary>How pages are allocated; <see langword="default"/> is from the bottom, without huge pages, and of <see cref="PageKind.Anonymous"/>.</summary>
public readonly record struct PageAllocationOptions
{
    /// <summary>The bytes of a huge page: 2 MiB.</summary>
    public const int HugePageSize = MemoryBacking.HugePageSize;

    /// <summary>Which free range is taken.</summary>
    public AllocationDirection Direction { get; init; }

    /// <summary>What the pages are for.</summary>
    public PageKind Kind { get; init; }

    /// <summary>
    /// Whether offset, address and length are multiples of <see cref="HugePageSize"/>, and the kernel is advised to use such pages where
    /// <see cref="MemoryCapabilities.HugePages"/> says so: fewer faults and faster access, but the first write to a page may commit all
    /// of a huge one. The kernel may remember the advice when the pages are released; images do not.
    /// </summary>
    public bool HugePages { get; init; }
}
