namespace Stateify.Memory;

/// <summary>Allocated pages <c>[First, End)</c> of the same kind with the same number of references. Page numbers, not bytes.</summary>
internal readonly record struct PageExtent(long First, long End, uint References, PageKind Kind);
