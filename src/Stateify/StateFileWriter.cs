using System.Buffers.Binary;
using System.Text;
using Stateify.Files;

namespace Stateify;

/// <summary>
/// Writes a state file: a header with metadata, then named sections. The file appears under its name complete and flushed to the
/// disk, or not at all; until <see cref="Commit"/> returns, a file that has the name already stays as it is.
/// </summary>
/// <remarks>
/// The bytes go to a temporary file <c>.NAME.RANDOM.tmp</c> in the same directory, which <see cref="Dispose"/> deletes unless it was
/// committed; only a process that dies leaves it behind. The same metadata and section contents give the same bytes, however
/// they are cut into writes, unless the file is protected. For one thread at a time. A stream gets the bytes as they are made.
/// </remarks>
/// <example>
/// <code>
/// using StateFileWriter file = StateFileWriter.Create("game.state", new Dictionary&lt;string, string&gt; { ["level"] = "3" });
/// using (StateFileSectionWriter section = file.BeginSection("world"))
///     section.Write(bytes);
/// file.Commit();
/// </code>
/// </example>
public sealed class StateFileWriter : IDisposable
{
    private readonly PendingOutput _file;
    private readonly FileKeys? _keys;
    private readonly FrameOutput _output;
    private readonly uint _headerChecksum;
    private readonly List<SectionIndexEntry> _sections = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private StateFileSectionWriter? _openSection;

    private StateFileWriter(PendingOutput file, byte[] header, FileKeys? keys, FrameCodec codec)
    {
        _file = file;
        _keys = keys;
        _output = new FrameOutput(file, codec);
        _headerChecksum = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(header.Length - StateFileFormat.ChecksumSize));
        _output.Append(header);
    }

    /// <summary>What proves the frames of the file, for bytes that belong to it and lie elsewhere.</summary>
    internal FrameProtection FrameProtection => _output.Protection;

    /// <summary>Whether the file was neither published nor dropped, be it whole or not.</summary>
    internal bool IsPending => _file.IsPending;

    /// <summary>Whether a section that is being closed still has a file to go to.</summary>
    internal bool IsOpen => _file.IsOpen;

    /// <summary>Begins a file.</summary>
    /// <param name="path">
    /// The name the file will have, or a symbolic link to it, which stays. Its directory must exist; what becomes of a file that has the
    /// name, the options say.
    /// </param>
    /// <param name="metadata">
    /// Strings for the header, where any later version of the library can read them without reading the rest; at most 1 MiB in all.
    /// </param>
    /// <param name="options">How the file is written.</param>
    /// <exception cref="ArgumentException">
    /// The path is empty, the metadata is too large or not valid Unicode, or there is a key without protection or protection without
    /// a key, or a compression has a number that is the library's, or less than no files are to be kept.
    /// </exception>
    /// <exception cref="StateFileException">The path cannot be written as a file, or the disk is full or failing.</exception>
    public static StateFileWriter Create(
        string path,
        IReadOnlyDictionary<string, string>? metadata = null,
        StateFileWriterOptions? options = null) =>
        Create(path, metadata, DiskFileSystem.Instance, options);

    /// <summary>Begins a file that goes to a stream, front to back.</summary>
    /// <param name="stream">
    /// The stream, at the place where the file begins. It need not be able to seek, and is not closed. It has a whole file only when
    /// <see cref="Commit"/> returns, which flushes it; how durable that is, is the stream's affair.
    /// </param>
    /// <param name="metadata">Strings for the header; at most 1 MiB in all.</param>
    /// <param name="options">What protects the file, and makes it smaller. What they say of older files is of no interest.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot be written; the metadata is too large or not valid Unicode; there is a key without protection or protection without
    /// a key; or a compression has a number that is the library's.
    /// </exception>
    /// <exception cref="StateFileException">The stream failed.</exception>
    public static StateFileWriter Create(
        Stream stream,
        IReadOnlyDictionary<string, string>? metadata = null,
        StateFileWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        return Create(() => new PendingStream(stream), metadata, options ?? StateFileWriterOptions.Default);
    }

    /// <summary>Begins a section, which the next call of this method or of <see cref="Commit"/> expects to be disposed.</summary>
    /// <param name="name">A name no other section of the file has: 1 to 255 bytes of UTF-8, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty, too long, not valid Unicode, or taken.</exception>
    /// <exception cref="InvalidOperationException">A section is still open, or the file was committed or disposed.</exception>
    /// <exception cref="StateFileException">A write failed before.</exception>
    public StateFileSectionWriter BeginSection(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        RequireNoOpenSection();
        _file.RequireOpen();
        if (!FitsIndex(name))
            throw new ArgumentException($"A section's name must be Unicode of at most {StateFileFormat.MaximumNameSize} bytes of UTF-8.", nameof(name));
        if (!_names.Add(name))
            throw new ArgumentException($"The file has a section \"{name}\" already.", nameof(name));
        return _openSection = new StateFileSectionWriter(this, _output, name, (uint)_sections.Count);
    }

    /// <summary>
    /// Completes the file, flushes it to the disk, gives it its name in place of an older file, and flushes the directory. When this
    /// returns, the file survives a loss of power.
    /// </summary>
    /// <exception cref="InvalidOperationException">A section is still open, or the file was committed or disposed.</exception>
    /// <exception cref="StateFileException">
    /// The disk is full or failing, now or at a write before. The older file is still there, unless only flushing the directory or retiring
    /// older files failed, which the message then says.
    /// </exception>
    public void Commit()
    {
        Seal();
        Publish();
    }

    /// <summary>Deletes what was written unless it was committed. Does nothing the second time.</summary>
    public void Dispose()
    {
        _output.Dispose();
        _file.Dispose();
    }

    internal static StateFileWriter Create(
        string path,
        IReadOnlyDictionary<string, string>? metadata,
        IFileSystem fileSystem,
        StateFileWriterOptions? options = null)
    {
        options ??= StateFileWriterOptions.Default;
        ArgumentOutOfRangeException.ThrowIfNegative(options.Keep);
        return Create(() => PendingFile.Create(path, fileSystem, options.Overwrite, options.Keep), metadata, options);
    }

    /// <summary>The first half of <see cref="Commit"/>: everything but the name.</summary>
    internal void Seal()
    {
        RequireNoOpenSection();
        _file.RequireOpen();
        _output.Append(SectionIndex.Encode(_sections, _output.Offset, _headerChecksum, _keys));
        _file.Sync();
    }

    /// <summary>The second half of <see cref="Commit"/>.</summary>
    internal void Publish() => _file.Publish();

    /// <summary>Throws what went wrong before, or <see cref="InvalidOperationException"/> when the file was disposed.</summary>
    internal void RequireOpen() => _file.RequireOpen();

    internal void EndSection(SectionIndexEntry section)
    {
        _sections.Add(section);
        _openSection = null;
    }

    private static StateFileWriter Create(
        Func<PendingOutput> create, IReadOnlyDictionary<string, string>? metadata, StateFileWriterOptions options)
    {
        FileKeys? keys = CreateKeys(options);
        ushort compression = NumberOf(options.Compression);
        byte[] header = StateFileHeaderCodec.Encode(metadata, compression, options.Protection, keys);
        FrameCodec codec = new(FrameProtection.Create(options.Protection, keys), options.Compression);
        PendingOutput file = create();
        try
        {
            return new StateFileWriter(file, header, keys, codec);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileKeys? CreateKeys(StateFileWriterOptions options)
    {
        if (options.Protection is not (StateFileProtection.None or StateFileProtection.Authenticated or StateFileProtection.Encrypted))
            throw new ArgumentException($"There is no protection {options.Protection}.", nameof(options));
        if (options.Protection == StateFileProtection.None)
            return options.Key is null ? null : throw new ArgumentException("The key protects nothing: say what it is for.", nameof(options));
        return FileKeys.Create(options.Key ?? throw new ArgumentException("A protected file needs a key.", nameof(options)));
    }

    private static ushort NumberOf(IFrameCompression? compression)
    {
        if (compression is null)
            return 0;
        if (compression.Id >= FrameCompression.FirstOwnId || compression.GetType().Assembly == typeof(StateFileWriter).Assembly)
            return compression.Id;
        throw new ArgumentException(
            $"A program's own compression must have an Id of {FrameCompression.FirstOwnId} or more, not {compression.Id}.", nameof(compression));
    }

    private static bool FitsIndex(string name)
    {
        try
        {
            return StateFileFormat.StrictUtf8.GetByteCount(name) <= StateFileFormat.MaximumNameSize;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private void RequireNoOpenSection()
    {
        if (_openSection is not null)
            throw new InvalidOperationException("A section is still open; dispose its writer first.");
    }
}
