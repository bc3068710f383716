namespace Sentry.Tmpfs;

/// <summary>
/// A committed page of a file. A page that fallocate(2) reserved counts in st_blocks, but reads and SEEK_DATA take it for a hole
/// until something is written to it (Linux: a folio that is not up to date).
/// </summary>
[Savable]
internal partial struct TmpfsPage
{
    public long Offset;
    public bool HasData;

    public TmpfsPage(long offset, bool hasData)
    {
        Offset = offset;
        HasData = hasData;
    }
}
