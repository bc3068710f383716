using Stateify.Checkpoints;
using Stateify.Files;
using Stateify.Memory;

namespace Stateify;

/// <summary>
/// Keeps an object graph and its memory files in a directory that is committed as one: whoever looks finds the older checkpoint or
/// the newer one, whole. The methods may be called from any thread, but for one directory only one save at a time.
/// </summary>
/// <remarks>
/// A save fills <c>.NAME.RANDOM.tmp</c> beside the directory, flushes every file, writes <c>manifest</c> last, exchanges the names
/// (<c>renameat2(2)</c>), and deletes or keeps the older checkpoint. One that fails deletes what it wrote; only a process that dies
/// leaves such a directory behind. If that is the older checkpoint, the next save deletes or keeps it; otherwise it may be deleted when
/// no save is running.
/// </remarks>
/// <example>
/// <code>
/// await Checkpoint.SaveAsync("world", world, new Dictionary&lt;string, MemoryFile&gt; { ["memory"] = memory });
/// RestoredCheckpoint&lt;World&gt; restored = await Checkpoint.RestoreAsync&lt;World&gt;("world");
/// </code>
/// </example>
public static class Checkpoint
{
    // Who saves so often that a restore never gets through in so many attempts has another problem.
    private const int MaximumRestores = 10;

    /// <summary>Saves a graph and its memory files, on a thread of the pool. Nothing may change them before the save lets go of them.</summary>
    /// <param name="directory">The directory; that which holds it must exist. A symbolic link stays, and what it leads to is replaced.</param>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="memoryFiles">
    /// The memory files to save with it, by names that are the keys of <see cref="ExternalAttribute"/> fields. A restore finds them by
    /// these names alone: neither the order nor <see cref="MemoryFile.Name"/> matters.
    /// </param>
    /// <param name="options">How it is saved.</param>
    /// <returns>What was made, when it is on the disk.</returns>
    /// <exception cref="ArgumentException">A name, the metadata or the options are not possible, or a memory file is null or has two names.</exception>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="StateFileException">
    /// There is a checkpoint already, or something else, or it cannot be written. The older checkpoint is still there, unless the message
    /// says that the newer one is in place.
    /// </exception>
    /// <exception cref="MemoryFileException">The pages cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static Task<CheckpointReport> SaveAsync<T>(
        string directory, T root, IReadOnlyDictionary<string, MemoryFile>? memoryFiles = null, CheckpointOptions? options = null)
    {
        DirectorySave save = new(directory, root, memoryFiles, options ?? CheckpointOptions.Default, DiskFileSystem.Instance);
        return Task.Run(save.Run);
    }

    /// <summary>
    /// Saves a graph and its memory files as one file that goes to a stream, front to back, on a thread of the pool. What protects and
    /// compresses the file does so with the pages, too. Nothing may change graph and memory files before the save lets go of them.
    /// </summary>
    /// <param name="destination">A stream; it need not be able to seek, is flushed, and is not closed. After an error it holds a part.</param>
    /// <param name="root">The object the graph is reached from; may be null.</param>
    /// <param name="memoryFiles">The memory files to save with it, by names that are the keys of <see cref="ExternalAttribute"/> fields.</param>
    /// <param name="options">How it is saved. What they say of older checkpoints is of no interest.</param>
    /// <returns>What was made, when it is in the stream.</returns>
    /// <exception cref="ArgumentException">The stream cannot be written; a name, the metadata or the options are not possible; or a memory file is null or has two names.</exception>
    /// <exception cref="StateException">The graph cannot be saved; the code says why and the path where.</exception>
    /// <exception cref="StateFileException">The stream failed.</exception>
    /// <exception cref="MemoryFileException">A page of a memory file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static Task<CheckpointReport> SaveAsync<T>(
        Stream destination, T root, IReadOnlyDictionary<string, MemoryFile>? memoryFiles = null, CheckpointOptions? options = null)
    {
        StreamSave save = new(destination, root, memoryFiles, options ?? CheckpointOptions.Default);
        return Task.Run(() =>
        {
            using (save)
                return save.Run();
        });
    }

    /// <summary>
    /// Restores a graph and its memory files, on a thread of the pool. If another process replaces the checkpoint meanwhile, the newer one
    /// is restored.
    /// </summary>
    /// <typeparam name="T">What the root must be.</typeparam>
    /// <param name="directory">The directory.</param>
    /// <param name="options">What the graph needs from the program, and the key.</param>
    /// <returns>The root and the memory files, when every object is filled and every hook has run.</returns>
    /// <exception cref="StateException">The graph cannot be loaded; the code says why.</exception>
    /// <exception cref="StateFileException">There is no checkpoint, it cannot be read, is damaged, or has another key.</exception>
    /// <exception cref="MemoryFileException">
    /// The pages cannot be loaded, or the memory files are not those that <see cref="RestoreOptions.MemoryFiles"/> names.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static Task<RestoredCheckpoint<T>> RestoreAsync<T>(string directory, RestoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        RestoreOptions chosen = Checked(options);
        return Task.Run(() => Restore<T>(directory, chosen));
    }

    /// <summary>Restores a graph and its memory files from one file, on a thread of the pool. All pages are read at once.</summary>
    /// <typeparam name="T">What the root must be.</typeparam>
    /// <param name="source">
    /// A stream positioned at a checkpoint that is the rest of it. It is not closed. If it cannot seek, as a pipe or a socket, it is read
    /// into a temporary file in <see cref="StateFileReaderOptions.SpoolDirectory"/> first, which may have
    /// <see cref="StateFileReaderOptions.MaxSpoolLength"/>, unless its header shows that it cannot be restored.
    /// </param>
    /// <param name="options">What the graph needs from the program, and the key.</param>
    /// <returns>The root and the memory files, when every object is filled and every hook has run.</returns>
    /// <exception cref="StateException">The graph cannot be loaded; the code says why.</exception>
    /// <exception cref="StateFileException">
    /// The stream cannot be read, or holds no checkpoint, a damaged one, or one with another key; or there is no room for the temporary file,
    /// or it would be longer than the options allow.
    /// </exception>
    /// <exception cref="MemoryFileException">
    /// The pages cannot be loaded, or the memory files are not those that <see cref="RestoreOptions.MemoryFiles"/> names.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    public static Task<RestoredCheckpoint<T>> RestoreAsync<T>(Stream source, RestoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        RestoreOptions chosen = Checked(options);
        return Task.Run(async () =>
        {
            using StreamRestore restore = await StreamRestore.OpenAsync(source, chosen).ConfigureAwait(false);
            return restore.Run<T>();
        });
    }

    /// <summary>
    /// Reads what a checkpoint says of itself, and nothing else of it. That takes no key, and proves nothing: only a restore with the
    /// key finds out whether it is what was written.
    /// </summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="StateFileException">There is no checkpoint, or its manifest cannot be read or is damaged.</exception>
    public static CheckpointInfo ReadInfo(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return DirectoryRestore.ReadInfo(directory);
    }

    /// <summary>The same of a checkpoint that is one file.</summary>
    /// <param name="source">
    /// A stream positioned at a checkpoint that is the rest of it. It is not closed. Of one that cannot seek, as a pipe or a socket, only the
    /// header is read, and what is behind it is still to come.
    /// </param>
    /// <exception cref="StateFileException">The stream cannot be read, or holds no checkpoint, or its header is damaged.</exception>
    public static CheckpointInfo ReadInfo(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return StreamRestore.ReadInfo(source);
    }

    private static RestoreOptions Checked(RestoreOptions? options)
    {
        options ??= RestoreOptions.Default;
        ArgumentNullException.ThrowIfNull(options.Graph);
        ArgumentNullException.ThrowIfNull(options.File);
        return options;
    }

    private static RestoredCheckpoint<T> Restore<T>(string directory, RestoreOptions options)
    {
        for (int attempt = 1; ; attempt++)
        {
            DirectoryRestore restore = new(directory, options);
            try
            {
                return restore.Run<T>();
            }
            catch (Exception error) when (error is StateFileException or MemoryFileException && attempt < MaximumRestores && restore.WasReplaced)
            {
                // The files are those of no one checkpoint. No object of the graph has been made yet.
            }
        }
    }
}
