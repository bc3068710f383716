using System.Buffers;
using Stateify.Contract;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Has the rows of the largest table written where the image will have them, so that they need not be copied. Programs that
/// save again and again into one buffer mostly get an image of the same layout; what was expected is checked before the image
/// is written, and rows at the wrong place are moved away first.
/// </summary>
internal sealed class RowsInPlace : IDisposable
{
    /// <summary>Copying fewer bytes costs less than this.</summary>
    private const int LeastBytes = 256 * 1024;

    private readonly ImageLayout _expected;
    private readonly MemoryHandle _pin;
    private readonly int _length;

    private RowsInPlace(ImageLayout expected, Memory<byte> memory)
    {
        _expected = expected;
        _length = memory.Length;
        _pin = memory.Pin();
    }

    /// <summary>Takes the place for the rows.</summary>
    /// <param name="last">The layout of the last image of such a graph.</param>
    /// <param name="image">Where the next one goes.</param>
    /// <returns>Null if the layout is not steady, the rows are few, or the destination does not show its memory.</returns>
    public static RowsInPlace? Take(ImageLayout? last, ImageWriter image) =>
        last is { IsSteady: true } && last.RowsEnd - last.RowsAt >= LeastBytes && image.TryForesee(last.RowsEnd, out Memory<byte> memory)
            ? new RowsInPlace(last, memory)
            : null;

    /// <summary>Gives a new table its place, if it is the one.</summary>
    public unsafe void Offer(SaveTable table)
    {
        if (ReferenceEquals(table.Type, _expected.Largest))
            table.Rows!.Settle((nint)_pin.Pointer + (nint)_expected.RowsAt, _length - _expected.RowsAt);
    }

    /// <summary>Moves the rows away unless they are where the image is going to have them.</summary>
    public void Confirm(ImageLayout actual, IReadOnlyList<SaveTable> tables)
    {
        if (ReferenceEquals(actual.Largest, _expected.Largest) && actual.RowsAt == _expected.RowsAt && actual.RowsEnd <= _length)
            return;
        foreach (SaveTable table in tables)
        {
            if (ReferenceEquals(table.Type, _expected.Largest))
                table.Rows!.MoveAway();
        }
    }

    public void Dispose() => _pin.Dispose();
}
