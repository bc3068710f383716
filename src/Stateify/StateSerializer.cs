using System.Buffers;
using Stateify.Graph;
using Stateify.Wire;

namespace Stateify;

/// <summary>
/// Saves object graphs to bytes and loads them again: every object once, shared references and cycles included, at constant
/// stack depth. The methods may be called from any thread, several at once for the same graph, and from within hooks; nothing may
/// change the graph while it is being saved.
/// </summary>
/// <example>
/// <code>
/// byte[] state = StateSerializer.Save(world);
/// World copy = StateSerializer.Load&lt;World&gt;(state);
/// </code>
/// </example>
public static class StateSerializer
{
    /// <summary>Saves a graph to an array.</summary>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="options">What the save may do.</param>
    /// <returns>The image: the same bytes for the same graph.</returns>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static byte[] Save<T>(T root, SaveOptions? options = null)
    {
        using ImageWriter.ToArray image = new();
        GraphSaver.Save(root, image, options ?? SaveOptions.Default);
        return image.Image;
    }

    /// <summary>
    /// Saves a graph to a buffer. Nothing is written if the graph cannot be saved, with one exception: a list of values that are
    /// copied whole, such as a <c>List&lt;int&gt;</c>, is looked at again when its turn comes, and if another thread has changed its
    /// length since it was found, the buffer has the beginning of an image, which no load accepts, and is to be discarded.
    /// </summary>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="output">Where the image goes.</param>
    /// <param name="options">What the save may do.</param>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static void Save<T>(T root, IBufferWriter<byte> output, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using ImageWriter.ToBuffer image = new(output);
        GraphSaver.Save(root, image, options ?? SaveOptions.Default);
    }

    /// <summary>
    /// Saves a graph to a stream. Nothing is written if the graph cannot be saved, with one exception: a list of values that are
    /// copied whole, such as a <c>List&lt;int&gt;</c>, is looked at again when its turn comes, and if another thread has changed its
    /// length since it was found, the stream has the beginning of an image, which no load accepts, and is to be discarded.
    /// </summary>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="output">Where the image goes; not flushed.</param>
    /// <param name="options">What the save may do.</param>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public static void Save<T>(T root, Stream output, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using ImageWriter.ToStream image = new(output);
        GraphSaver.Save(root, image, options ?? SaveOptions.Default);
    }

    /// <summary>Loads a graph.</summary>
    /// <typeparam name="T">What the root must be.</typeparam>
    /// <param name="image">The whole image and nothing else.</param>
    /// <param name="options">What the graph needs from the program.</param>
    /// <returns>The root, when every object is filled and every hook has run.</returns>
    /// <exception cref="StateException">The image cannot be loaded; the code says why.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static T? Load<T>(ReadOnlyMemory<byte> image, LoadOptions? options = null) =>
        Load<T>(new ReadOnlySequence<byte>(image), options);

    /// <inheritdoc cref="Load{T}(ReadOnlyMemory{byte}, LoadOptions)"/>
    public static T? Load<T>(ReadOnlySequence<byte> image, LoadOptions? options = null) =>
        Load<T>(image, options ??= LoadOptions.Default, Watch.Create(options.CancellationToken, options.Progress));

    /// <summary>Loads a graph from a stream, up to its end.</summary>
    /// <typeparam name="T">What the root must be.</typeparam>
    /// <param name="input">A stream positioned at an image that is the rest of it.</param>
    /// <param name="options">What the graph needs from the program.</param>
    /// <returns>The root, when every object is filled and every hook has run.</returns>
    /// <exception cref="StateException">The image cannot be loaded; the code says why.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public static T? Load<T>(Stream input, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= LoadOptions.Default;
        Watch? watch = Watch.Create(options.CancellationToken, options.Progress);
        using StreamSegments segments = StreamSegments.ReadToEnd(input, watch, options.Budget);
        return Load<T>(segments.Sequence, options, watch);
    }

    /// <summary>Finds out whether an image could be loaded, without building anything.</summary>
    /// <param name="image">The whole image and nothing else.</param>
    /// <param name="options">The options of the load.</param>
    /// <returns>The verdict on every type, with the reasons; data that is no image gives one, too.</returns>
    public static LoadVerdict CanLoad(ReadOnlyMemory<byte> image, LoadOptions? options = null) =>
        CanLoad(new ReadOnlySequence<byte>(image), options);

    /// <inheritdoc cref="CanLoad(ReadOnlyMemory{byte}, LoadOptions)"/>
    public static LoadVerdict CanLoad(ReadOnlySequence<byte> image, LoadOptions? options = null) =>
        GraphLoader.Judge(new ImageReader(image), options ?? LoadOptions.Default);

    /// <summary>Finds out whether an image could be loaded, without building anything.</summary>
    /// <param name="input">A stream positioned at an image that is the rest of it.</param>
    /// <param name="options">The options of the load.</param>
    /// <returns>The verdict on every type, with the reasons; data that is no image gives one, too.</returns>
    /// <exception cref="IOException">The stream failed.</exception>
    public static LoadVerdict CanLoad(Stream input, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            using StreamSegments segments = StreamSegments.ReadToEnd(input, budget: options?.Budget);
            return CanLoad(segments.Sequence, options);
        }
        catch (StateException error)
        {
            return new LoadVerdict(error, []);
        }
    }

    /// <summary>Finds out what an image consists of, from its type table, without loading it or knowing its types.</summary>
    /// <param name="image">The whole image and nothing else.</param>
    /// <param name="options">The options of a load: their budget is that of what is read here, too.</param>
    /// <returns>The objects and bytes of each type.</returns>
    /// <exception cref="StateException">The data is no image, or a damaged one, or its type table takes more memory than the budget allows.</exception>
    public static StateStatistics ReadStatistics(ReadOnlyMemory<byte> image, LoadOptions? options = null) =>
        ReadStatistics(new ReadOnlySequence<byte>(image), options);

    /// <inheritdoc cref="ReadStatistics(ReadOnlyMemory{byte}, LoadOptions)"/>
    public static StateStatistics ReadStatistics(ReadOnlySequence<byte> image, LoadOptions? options = null) =>
        ImageStatistics.Read(image, LoadBudget.Of(options ?? LoadOptions.Default, image.Length));

    internal static T? Load<T>(ReadOnlySequence<byte> image, LoadOptions options, Watch? watch) =>
        GraphLoader.Load(new ImageReader(image) { Watch = watch }, options) switch
        {
            T root => root,
            null => default,
            object other => throw new StateException(
                StateErrorCode.WrongRoot, $"The root of the image is a {other.GetType()}, not a {typeof(T)}."),
        };
}
