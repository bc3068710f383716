using System.Buffers;
using Stateify.Files;
using Stateify.Graph;

namespace Stateify;

/// <summary>
/// Reads a state file. Opening verifies header and index; every frame of a section is verified before one byte of it reaches the
/// caller, so what was read is what was written.
/// </summary>
/// <remarks>
/// Without a key that finds damage, not forgery; with the key of a protected file it finds both. Members may be called from several
/// threads, except that <see cref="Dispose"/> must not run beside any other call. The file must not be changed meanwhile; a change is
/// found as damage.
/// </remarks>
/// <example>
/// <code>
/// using StateFileReader file = StateFileReader.Open("game.state");
/// string level = file.Metadata["level"];
/// ReadOnlySequence&lt;byte&gt; world = file.ReadSection("world");
/// </code>
/// </example>
public sealed class StateFileReader : IDisposable
{
    private readonly RandomAccessSource _source;
    private readonly StateFileHeader _header;
    private readonly List<SectionIndexEntry> _entries;
    private readonly FrameReader _frames;
    private readonly long _maxSectionLength;
    private readonly SectionMemory _memory = new();

    private StateFileReader(RandomAccessSource source, StateFileReaderOptions options)
    {
        _source = source;
        _header = StateFileHeaderCodec.Decode(source);
        FrameCodec codec = CreateCodec(_header, options, source.Path, out FileKeys? keys);
        FrameProtection = codec.Protection;
        _maxSectionLength = options.MaxSectionLength;
        _entries = SectionIndex.Decode(source, _header, codec, keys);
        _frames = new FrameReader(source, codec);
        Sections = [.. _entries.Select(static entry => new StateFileSection(entry.Name, entry.RawLength))];
    }

    /// <summary>The version of the format the file is written in.</summary>
    public uint FormatVersion => _header.FormatVersion;

    /// <summary>The strings the writer put into the header, in ordinal order of their keys' UTF-8.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>What protects the file.</summary>
    public StateFileProtection Protection => _header.Protection;

    /// <summary>The sections, in the order they were written.</summary>
    public IReadOnlyList<StateFileSection> Sections { get; }

    /// <summary>Whether frames may be compressed, so that a section may be much longer than the file.</summary>
    internal bool IsCompressed => _header.CompressionId != 0;

    /// <summary>What proves the frames of the file, for bytes that belong to it and lie elsewhere.</summary>
    internal FrameProtection FrameProtection { get; }

    /// <summary>Opens a file and verifies its header and index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What it takes to read the file, such as its key.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="StateFileException">
    /// The file cannot be read, is not a whole, undamaged state file, has another key, or needs a newer library.
    /// </exception>
    public static StateFileReader Open(string path, StateFileReaderOptions? options = null) => Open(FileSource.Open(path), options);

    /// <summary>Opens the state file that lies in a stream between its position and its end, and verifies header and index.</summary>
    /// <param name="stream">
    /// A stream. It is not closed by the reader. If it can seek, it is the reader's alone until that is disposed; if not, it is read to its end
    /// now, into a temporary file in <see cref="StateFileReaderOptions.SpoolDirectory"/> that may have
    /// <see cref="StateFileReaderOptions.MaxSpoolLength"/>, unless its header shows that it cannot be read.
    /// </param>
    /// <param name="options">What it takes to read the file, such as its key.</param>
    /// <exception cref="StateFileException">
    /// The stream cannot be read, is not a whole, undamaged state file, has another key, or needs a newer library; or there is no room for
    /// the temporary file, or it would be longer than the options allow.
    /// </exception>
    public static StateFileReader Open(Stream stream, StateFileReaderOptions? options = null) => Open(stream, options, CancellationToken.None);

    /// <summary>
    /// Reads version and metadata of a file of any version, older or newer than this library, and nothing else of it. That takes no
    /// key, and proves nothing: only a reader that was given the key finds out whether the metadata is what was written.
    /// </summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="StateFileException">The file cannot be read, is not a state file, or its header is damaged.</exception>
    public static StateFileHeader ReadHeader(string path)
    {
        using FileSource source = FileSource.Open(path);
        return StateFileHeaderCodec.Decode(source);
    }

    /// <summary>Opens a section as a read-only stream that can seek and knows its length. Each call gives a stream of its own.</summary>
    /// <exception cref="StateFileException">There is no such section. Reading the stream throws it, too, at a damaged frame.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public Stream OpenSection(string name)
    {
        SectionIndexEntry entry = Find(name);
        return new SectionStream(_frames, entry);
    }

    /// <summary>Reads and verifies a whole section.</summary>
    /// <returns>
    /// The section's bytes, in one piece up to 1 GiB. The memory is pooled and belongs to the reader: it must not be used after the
    /// reader was disposed.
    /// </returns>
    /// <exception cref="StateFileException">
    /// There is no such section, it is longer than the options allow, or a frame of it is damaged.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public ReadOnlySequence<byte> ReadSection(string name) => ReadSection(name, null, null);

    /// <summary>Reads and verifies a whole section to load what is in it.</summary>
    /// <param name="name">The section.</param>
    /// <param name="watch">Who follows the load; null for nobody.</param>
    /// <param name="options">The options of the load; null if its length does not matter.</param>
    /// <param name="growth">The bytes that are made of each of the section's.</param>
    /// <exception cref="StateException">The section would take more memory than the load may.</exception>
    internal ReadOnlySequence<byte> ReadSection(string name, Watch? watch, LoadOptions? options, int growth = 1)
    {
        SectionIndexEntry entry = Find(name);
        if (options is not null && entry.RawLength > LoadBudget.LimitOf(options, entry.StoredLength) / growth)
            throw StateErrors.BudgetExceeded(LoadBudget.LimitOf(options, entry.StoredLength));
        if (entry.RawLength > _maxSectionLength)
        {
            throw new StateFileException(
                StateFileErrorCode.SectionTooLong,
                $"Section \"{name}\" has {entry.RawLength} bytes, of which {_maxSectionLength} are allowed. Raise the limit, or read it as a stream.",
                _source.Path,
                entry.Offset);
        }
        return _memory.Read(_frames, entry, watch);
    }

    /// <summary>Reads and verifies every section, keeping nothing.</summary>
    /// <exception cref="StateFileException">A frame is damaged.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public void Verify()
    {
        ObjectDisposedException.ThrowIf(_memory.IsDisposed, this);
        foreach (SectionIndexEntry section in _entries)
        {
            ParallelFrames.ForEach(section.Frames.Length, frame =>
            {
                byte[] raw = ArrayPool<byte>.Shared.Rent(StateFileFormat.FrameSize);
                try
                {
                    _frames.Read(section, frame, raw.AsSpan(0, StateFileFormat.FrameLength(section.RawLength, frame)));
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(raw);
                }
            });
        }
    }

    /// <summary>Closes the file and takes back the memory of sections. Does nothing the second time.</summary>
    public void Dispose()
    {
        _memory.Dispose();
        _source.Dispose();
    }

    /// <summary>How the frames of a file are made, if this library can read them and the key is the right one.</summary>
    internal static FrameCodec CreateCodec(StateFileHeader header, StateFileReaderOptions options, string? path, out FileKeys? keys)
    {
        if (header.FormatVersion is 0 or > StateFileFormat.Version)
        {
            throw new StateFileException(
                StateFileErrorCode.UnsupportedVersion,
                $"The file has format version {header.FormatVersion}; this library reads those up to {StateFileFormat.Version}. Use one that reads it.",
                path,
                8);
        }
        IFrameCompression? compression = FrameCompression.Find(header.CompressionId, options.Compressions);
        if (!CanRead(header, compression))
        {
            throw new StateFileException(
                StateFileErrorCode.UnsupportedFeature,
                "The file uses flags, compression or protection that this library does not have. Read it with a newer library, or give the compression.",
                path,
                16);
        }
        keys = FileKeys.Open(header, options.Key, path);
        return new FrameCodec(FrameProtection.Create(header.Protection, keys), compression);
    }

    /// <inheritdoc cref="Open(Stream, StateFileReaderOptions?)" path="/summary"/>
    /// <param name="stream">The stream.</param>
    /// <param name="options">What it takes to read the file.</param>
    /// <param name="token">Ends the reading of a stream that cannot seek.</param>
    internal static StateFileReader Open(Stream stream, StateFileReaderOptions? options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ForwardStream.Is(stream)
            ? Open(new ForwardStream(stream, isAsynchronous: false, token), options ?? StateFileReaderOptions.Default, null).GetAwaiter().GetResult()
            : Open(new StreamSource(stream), options);
    }

    /// <inheritdoc cref="Open(Stream, StateFileReaderOptions?)" path="/summary"/>
    /// <param name="stream">The stream.</param>
    /// <param name="options">What it takes to read the file.</param>
    /// <param name="token">Ends the reading of a stream that cannot seek.</param>
    /// <param name="demand">Throws if the header says that the file is of no use, before what is behind it in such a stream is kept.</param>
    internal static Task<StateFileReader> OpenAsync(
        Stream stream, StateFileReaderOptions options, CancellationToken token, Action<StateFileHeader> demand) =>
        ForwardStream.Is(stream)
            ? Open(new ForwardStream(stream, isAsynchronous: true, token), options, demand)
            : Task.FromResult(Open(stream, options, token));

    internal static StateFileReader Open(RandomAccessSource source, StateFileReaderOptions? options)
    {
        try
        {
            return new StateFileReader(source, options ?? StateFileReaderOptions.Default);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static async Task<StateFileReader> Open(ForwardStream stream, StateFileReaderOptions options, Action<StateFileHeader>? demand)
    {
        byte[] start = await stream.ReadHeader().ConfigureAwait(false);

        // What cannot be read is not kept.
        StateFileHeader header = StateFileHeaderCodec.Decode(start, null);
        CreateCodec(header, options, null, out _);
        demand?.Invoke(header);
        return Open(await SpooledSource.Read(stream, start, options).ConfigureAwait(false), options);
    }

    private static bool CanRead(StateFileHeader header, IFrameCompression? compression)
    {
        bool isPlain = header.CompressionId == 0 && header.Protection == StateFileProtection.None;
        return header.Flags == 0
            && header.Protection <= StateFileProtection.Encrypted
            && (header.CompressionId == 0 || compression is not null)
            && (isPlain || header.FormatVersion > StateFileFormat.PlainVersion);
    }

    private SectionIndexEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ObjectDisposedException.ThrowIf(_memory.IsDisposed, this);
        return _entries.Find(entry => entry.Name == name) ?? throw new StateFileException(
            StateFileErrorCode.SectionNotFound,
            $"The file has no section \"{name}\"; it has {string.Join(", ", _entries.Select(static entry => $"\"{entry.Name}\""))}.",
            _source.Path);
    }
}
