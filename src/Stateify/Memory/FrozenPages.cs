using Microsoft.Win32.SafeHandles;

namespace Stateify.Memory;

/// <summary>
/// The bytes of a memfd that nobody changes any more, mapped a second time. Usable, and to be disposed of, from any thread; it does not
/// matter whether the memory file is disposed of before.
/// </summary>
internal sealed unsafe class FrozenPages : IPageSource
{
    private readonly SafeFileHandle _file;
    private readonly FileView _view;
    private readonly HandleHold _hold;

    public FrozenPages(SafeFileHandle file, long length)
    {
        _file = file;
        _hold = new HandleHold(file);
        _view = FileView.Create(file, length);
    }

    public long Limit => _view.Length;

    public Span<byte> GetSpan(long offset, int length) => new(_view.Address + offset, length);

    public long FindData(long offset) => Memfd.FindData(_file, offset);

    public long FindHole(long offset) => Memfd.FindHole(_file, offset);

    public TrackedPages? FindTrackedPages() => null;

    public void Dispose()
    {
        _view.Dispose();
        _hold.Dispose();
    }
}
