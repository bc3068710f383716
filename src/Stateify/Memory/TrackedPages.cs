namespace Stateify.Memory;

/// <summary>What is known of pages since tracking of writes began. Of pages in neither set, nothing is.</summary>
/// <param name="Unwritten">They surely hold what they held then.</param>
/// <param name="Written">They were written, and there is memory for them.</param>
internal sealed record TrackedPages(PageSet Unwritten, PageSet Written);
