using System.Buffers;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Clones one graph: walks it as a save does, and makes of the rows, where they are, what a load makes of an image. Nothing is
/// encoded but references; strings are shared, and blocks are copied from object to object.
/// </summary>
internal static class GraphCloner
{
    public static object? Clone(object? root, CloneOptions options)
    {
        SaveOptions save = options.ForSave();
        using SaveSession walked = new(save) { Externals = new OriginalExternals() };
        ImageReader noImage = new(ReadOnlySequence<byte>.Empty) { Watch = walked.Watch };
        using LoadSession clone = new(noImage, options.ForLoad());
        GraphSaver.Walk(walked, root, save, reference =>
        {
            walked.ReleaseStamps();
            clone.TakeOver(walked);
            clone.Root = reference;

            // AfterSave hooks may change arrays. Rows they cannot.
            GraphLoader.MakeBlocks(clone);
        });
        return GraphLoader.Finish(clone);
    }
}
