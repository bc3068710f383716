using Stateify.Files;

namespace Stateify;

/// <summary>
/// What is provably whole of a state file that is cut off or damaged. Frames count only where the file's own order puts them: as the
/// index names them, or, without an index, one after the other from the header on.
/// </summary>
/// <remarks>Members may be called from several threads, except that <see cref="Dispose"/> must not run beside any other call.</remarks>
/// <example>
/// <code>
/// using StateFileSalvage salvage = StateFile.Salvage("torn.state");
/// foreach (SalvagedSection section in salvage.Sections.Where(section => section.IsComplete))
/// {
///     using Stream stream = section.OpenRead();
///     …
/// }
/// </code>
/// </example>
public sealed class StateFileSalvage : IDisposable
{
    private readonly RandomAccessSource _source;

    private StateFileSalvage(RandomAccessSource source, StateFileReaderOptions options)
    {
        _source = source;
        Interruption = (source as SpooledSource)?.Interruption;
        try
        {
            Header = StateFileHeaderCodec.Decode(source);
        }
        catch (StateFileException damage) when (IsDamage(damage))
        {
            Damage = damage;
        }

        // A damaged header does not say what the frames are made by; the salt of a protected file is lost.
        if (Header is null && options.Key is not null)
        {
            Sections = [];
            return;
        }
        FileKeys? keys = null;
        FrameCodec codec = Header is null ? FrameCodec.Plain : StateFileReader.CreateCodec(Header, options, source.Path, out keys);
        List<SectionIndexEntry>? index = Header is null ? null : TryReadIndex(Header, codec, keys);
        FrameReader frames = new(source, codec);
        Sections = index is null
            ? new FrameWalk(source, codec).Find(Header?.Size).ConvertAll(found => new SalvagedSection(found, frames))
            : index.ConvertAll(entry => new SalvagedSection(entry, frames));
        Damage ??= Sections.Select(static section => section.Damage).FirstOrDefault(static damage => damage is not null);
    }

    /// <summary>The header, or <see langword="null"/> if it is damaged.</summary>
    public StateFileHeader? Header { get; }

    /// <summary>
    /// The first damage that was found, or the first error of the device in reading the file; <see langword="null"/> if all of it is whole.
    /// </summary>
    public StateFileException? Damage { get; private set; }

    /// <summary>
    /// Why no more was read of a stream that cannot seek: it broke, or there was no room to keep it. <see langword="null"/> if it was read to
    /// its end. Whether what came before is all of the file says <see cref="Damage"/>.
    /// </summary>
    public StateFileException? Interruption { get; }

    /// <summary>
    /// The sections of which anything was found, in their order; all that there are if the index is whole.
    /// </summary>
    public IReadOnlyList<SalvagedSection> Sections { get; }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _source.Dispose();

    internal static StateFileSalvage Open(RandomAccessSource source, StateFileReaderOptions? options)
    {
        try
        {
            return new StateFileSalvage(source, options ?? StateFileReaderOptions.Default);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Whether a part of a file is damaged or cannot be read, which costs no more than that part.</summary>
    internal static bool IsDamage(StateFileException error) => error.Code
        is StateFileErrorCode.IoFailed
        or StateFileErrorCode.NotAStateFile
        or StateFileErrorCode.Truncated
        or StateFileErrorCode.HeaderCorrupt
        or StateFileErrorCode.TrailerCorrupt
        or StateFileErrorCode.FrameCorrupt;

    private List<SectionIndexEntry>? TryReadIndex(StateFileHeader header, FrameCodec codec, FileKeys? keys)
    {
        try
        {
            return SectionIndex.Decode(_source, header, codec, keys);
        }
        catch (StateFileException damage) when (IsDamage(damage))
        {
            Damage = damage;
            return null;
        }
    }
}
