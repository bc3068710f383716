using System.Buffers;
using Stateify.Files;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify;

/// <summary>
/// Keeps an object graph in a file: named metadata, checksums over every byte, and a commit that leaves the old file or the new
/// one, never something between. The methods may be called from any thread.
/// </summary>
/// <example>
/// <code>
/// StateFile.Save("world.state", world);
/// World restored = StateFile.Load&lt;World&gt;("world.state")!;
/// </code>
/// </example>
public static class StateFile
{
    /// <summary>The section that holds the graph.</summary>
    public const string GraphSection = "graph";

    /// <summary>
    /// Saves a graph into a file, which appears under its name only when it is complete and on the disk, and in place of one that is
    /// there only if the file's options allow it.
    /// </summary>
    /// <param name="path">The file; its directory must exist. A symbolic link stays, and what it leads to is replaced.</param>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="metadata">Strings that any version of the library can read without reading the graph.</param>
    /// <param name="options">What the save may do.</param>
    /// <param name="fileOptions">How the file is written: what protects it, and makes it smaller.</param>
    /// <exception cref="ArgumentException">The metadata or the file's options are not possible.</exception>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="StateFileException">The file cannot be written, or there is one of that name.</exception>
    public static void Save<T>(
        string path,
        T root,
        IReadOnlyDictionary<string, string>? metadata = null,
        SaveOptions? options = null,
        StateFileWriterOptions? fileOptions = null)
    {
        using StateFileWriter file = StateFileWriter.Create(path, metadata, fileOptions);
        Save(file, root, options);
    }

    /// <summary>Saves a graph as a state file that goes to a stream, front to back.</summary>
    /// <param name="destination">A stream; it need not be able to seek, is flushed, and is not closed. After an error it holds a part.</param>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="metadata">Strings that any version of the library can read without reading the graph.</param>
    /// <param name="options">What the save may do.</param>
    /// <param name="fileOptions">What protects the file, and makes it smaller.</param>
    /// <exception cref="ArgumentException">The stream cannot be written, or the metadata or the file's options are not possible.</exception>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="StateFileException">The stream failed.</exception>
    public static void Save<T>(
        Stream destination,
        T root,
        IReadOnlyDictionary<string, string>? metadata = null,
        SaveOptions? options = null,
        StateFileWriterOptions? fileOptions = null)
    {
        using StateFileWriter file = StateFileWriter.Create(destination, metadata, fileOptions);
        Save(file, root, options);
    }

    /// <summary>Loads the graph of a file.</summary>
    /// <typeparam name="T">What the root must be.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">What the graph needs from the program.</param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>The root, when every object is filled and every hook has run.</returns>
    /// <exception cref="StateException">The graph cannot be loaded; the code says why.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="StateFileException">The file cannot be read, or is damaged.</exception>
    public static T? Load<T>(string path, LoadOptions? options = null, StateFileReaderOptions? fileOptions = null)
    {
        using StateFileReader file = StateFileReader.Open(path, fileOptions);
        return Load<T>(file, options ?? LoadOptions.Default);
    }

    /// <summary>Loads the graph of a state file.</summary>
    /// <typeparam name="T">What the root must be.</typeparam>
    /// <param name="source">
    /// A stream positioned at a state file that is the rest of it. It is not closed. If it cannot seek, it is read into a temporary file
    /// first, as with <see cref="StateFileReader.Open(Stream, StateFileReaderOptions?)"/>.
    /// </param>
    /// <param name="options">What the graph needs from the program.</param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>The root, when every object is filled and every hook has run.</returns>
    /// <exception cref="StateException">The graph cannot be loaded; the code says why.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="StateFileException">The stream cannot be read, the file is damaged, or there is no room for the temporary file.</exception>
    public static T? Load<T>(Stream source, LoadOptions? options = null, StateFileReaderOptions? fileOptions = null)
    {
        options ??= LoadOptions.Default;
        using StateFileReader file = StateFileReader.Open(source, fileOptions, options.CancellationToken);
        return Load<T>(file, options);
    }

    /// <summary>Finds out whether the graph of a file could be loaded, without building anything.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options of the load.</param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>The verdict on every type, with the reasons.</returns>
    /// <exception cref="StateFileException">The file cannot be read, or is damaged.</exception>
    public static LoadVerdict CanLoad(string path, LoadOptions? options = null, StateFileReaderOptions? fileOptions = null)
    {
        using StateFileReader file = StateFileReader.Open(path, fileOptions);
        return Judge(file, options ?? LoadOptions.Default);
    }

    /// <summary>Finds out whether the graph of a state file could be loaded, without building anything.</summary>
    /// <param name="input">A stream positioned at a state file that is the rest of it.</param>
    /// <param name="options">The options of the load.</param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>The verdict on every type, with the reasons.</returns>
    /// <exception cref="StateFileException">The stream does not hold a state file, or a damaged one.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public static LoadVerdict CanLoad(Stream input, LoadOptions? options = null, StateFileReaderOptions? fileOptions = null)
    {
        using StateFileReader file = StateFileReader.Open(input, fileOptions);
        return Judge(file, options ?? LoadOptions.Default);
    }

    /// <summary>Finds out what the graph of a file consists of, without loading it or knowing its types.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options of a load: their budget is that of what is read here, too.</param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>The objects and bytes of each type.</returns>
    /// <exception cref="StateException">The graph is damaged, or its type table takes more memory than the budget allows.</exception>
    /// <exception cref="StateFileException">The file cannot be read, or is damaged.</exception>
    public static StateStatistics ReadStatistics(string path, LoadOptions? options = null, StateFileReaderOptions? fileOptions = null)
    {
        options ??= LoadOptions.Default;
        using StateFileReader file = StateFileReader.Open(path, fileOptions);
        return StateSerializer.ReadStatistics(file.ReadSection(GraphSection, null, options), options);
    }

    /// <summary>Finds out what of a file that is cut off or damaged is provably whole. Reads all of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>A report, from which complete sections can be read.</returns>
    /// <exception cref="StateFileException">The file cannot be opened, needs a newer library, or has another key.</exception>
    public static StateFileSalvage Salvage(string path, StateFileReaderOptions? fileOptions = null) =>
        StateFileSalvage.Open(FileSource.Open(path), fileOptions);

    /// <summary>Finds out what of the state file that lies in a stream between its position and its end is provably whole.</summary>
    /// <param name="stream">
    /// A stream. It is not closed. If it can seek, it is the salvage's alone until that is disposed; if not, it is read to its end now, into a
    /// temporary file in <see cref="StateFileReaderOptions.SpoolDirectory"/> that may have <see cref="StateFileReaderOptions.MaxSpoolLength"/>.
    /// If it breaks before its end, or the disk is full, what came until then is salvaged: see <see cref="StateFileSalvage.Interruption"/>.
    /// </param>
    /// <param name="fileOptions">What it takes to read the file, such as its key.</param>
    /// <returns>A report, from which complete sections can be read.</returns>
    /// <exception cref="StateFileException">
    /// The stream cannot be read, the file needs a newer library or has another key, or the temporary file cannot be made or would be longer
    /// than the options allow.
    /// </exception>
    public static StateFileSalvage Salvage(Stream stream, StateFileReaderOptions? fileOptions = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!ForwardStream.Is(stream))
            return StateFileSalvage.Open(new StreamSource(stream), fileOptions);
        fileOptions ??= StateFileReaderOptions.Default;
        ForwardStream pieces = new(stream, isAsynchronous: false, CancellationToken.None);
        return StateFileSalvage.Open(SpooledSource.ReadWhatComes(pieces, fileOptions).GetAwaiter().GetResult(), fileOptions);
    }

    /// <summary>Loads the graph of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What the graph needs from the program.</param>
    /// <param name="whenRead">Called when the whole graph was read, before an object is made.</param>
    internal static T? Load<T>(StateFileReader file, LoadOptions options, Action? whenRead = null)
    {
        Watch? watch = Watch.Create(options.CancellationToken, options.Progress);
        ReadOnlySequence<byte> image = file.ReadSection(GraphSection, watch, options);
        whenRead?.Invoke();
        return StateSerializer.Load<T>(image, options, watch);
    }

    private static LoadVerdict Judge(StateFileReader file, LoadOptions options)
    {
        try
        {
            return StateSerializer.CanLoad(file.ReadSection(GraphSection, null, options), options);
        }
        catch (StateException error)
        {
            return new LoadVerdict(error, []);
        }
    }

    private static void Save<T>(StateFileWriter file, T root, SaveOptions? options)
    {
        using (StateFileSectionWriter section = file.BeginSection(GraphSection))
        using (ImageWriter.ToStream image = new(section))
            GraphSaver.Save(root, image, options ?? SaveOptions.Default);
        file.Commit();
    }
}
