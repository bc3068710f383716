using System.Diagnostics.CodeAnalysis;
using Stateify.Files;

namespace Stateify.Memory;

/// <summary>A <c>pages.img</c> being read. Nothing leaves it unverified. Safe to use from several threads.</summary>
internal sealed class StoredPages : IDisposable
{
    private readonly FileSource _file;
    private readonly PageSeal _seal;

    private StoredPages(FileSource file, PageSeal seal)
    {
        _file = file;
        _seal = seal;
    }

    /// <summary>Takes the pages of a run.</summary>
    public delegate void Receiver(in PageRun run, ReadOnlySpan<byte> pages);

    /// <summary>The file, to map it.</summary>
    public FileSource File => _file;

    /// <summary>The bytes that reading a batch needs.</summary>
    public int BufferSize => PageBatches.BatchSize + _seal.TagSize;

    /// <summary>Opens the file that belongs to <paramref name="runs"/>.</summary>
    public static StoredPages Open(string path, PageRun[] runs, PageSeal seal)
    {
        FileSource? file = null;
        try
        {
            file = FileSource.Open(path);
            long length = runs.Length == 0 ? 0 : runs[^1].ImageEnd;
            if (file.Length != length)
            {
                ThrowCorrupt(
                    $"The file has {file.Length} bytes; its metadata says {length}: one of the two is cut off or from another checkpoint.",
                    path);
            }
            return new StoredPages(file, seal);
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Reads runs that lie together in the image, the last one first.</summary>
    /// <param name="batch">The runs.</param>
    /// <param name="buffer">At least <see cref="BufferSize"/> bytes to work in.</param>
    /// <param name="receive">Is given each run when it is verified.</param>
    public void Read(ReadOnlySpan<PageRun> batch, byte[] buffer, Receiver receive)
    {
        long start = batch[0].ImageOffset;
        try
        {
            _file.Read(start, buffer.AsSpan(0, (int)(batch[^1].ImageEnd - start)));
        }
        catch (StateFileException error) when (error.Code == StateFileErrorCode.Truncated)
        {
            ThrowCorrupt("The file was cut off while it was read.", _file.Path);
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }

        // Opening a run overwrites what follows it, which is done with when the last one comes first.
        for (int i = batch.Length - 1; i >= 0; i--)
        {
            ref readonly PageRun run = ref batch[i];
            Span<byte> stored = buffer.AsSpan((int)(run.ImageOffset - start), run.Length + _seal.TagSize);
            if (!_seal.TryOpen(run, stored))
            {
                ThrowCorrupt(
                    $"The {run.Length} bytes at {run.ImageOffset}, which are those at 0x{run.Offset:x} of the memory file, are damaged, or not those of this metadata.",
                    _file.Path);
            }
            receive(run, stored[..run.Length]);
        }
    }

    public void Dispose() => _file.Dispose();

    [DoesNotReturn]
    private static void ThrowCorrupt(string problem, string path) => throw new MemoryFileException(
        MemoryFileErrorCode.ImagePagesCorrupt, $"{problem} Use another checkpoint.", path);
}
