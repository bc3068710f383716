namespace Stateify.Memory;

/// <summary>Allocated pages <c>[First, End)</c> with the same number of references. Page numbers, not bytes.</summary>
internal readonly record struct PageExtent(long First, long End, uint References);
