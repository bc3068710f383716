using System.Diagnostics;
using Stateify.Contract;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Saves one graph: walks it, running hooks until no new object has any, and writes the image. Nothing is written before the
/// walk is complete. A clone takes the rows of the walk as they are.
/// </summary>
internal static class GraphSaver
{
    public static void Save(object? root, ImageWriter image, SaveOptions options)
    {
        StateType? rootType = root is null ? null : TypeRegistry.Find(root.GetType());
        using RowsInPlace? place = RowsInPlace.Take(rootType?.LastLayout, image);
        using SaveSession session = new(options) { Place = place };
        StateStatistics? statistics = null;
        long start = Stopwatch.GetTimestamp();
        Walk(session, root, options, reference =>
        {
            TimeSpan walkTime = Stopwatch.GetElapsedTime(start);
            ImageLayout layout = Write(session, reference, image);
            rootType?.LastLayout = layout.After(rootType.LastLayout);
            session.Watch?.End();
            if (options.Statistics is not null)
                statistics = ImageStatistics.Of(session, image.Written, walkTime, Stopwatch.GetElapsedTime(start) - walkTime);
        });
        if (statistics is not null)
            options.Statistics!(statistics);
    }

    /// <summary>Walks a graph with its hooks.</summary>
    /// <param name="session">Where the rows go.</param>
    /// <param name="root">Where the graph starts.</param>
    /// <param name="options">What the save may do.</param>
    /// <param name="take">Takes what it needs of rows and objects, given the root; <c>AfterSave</c> hooks run when it returns.</param>
    public static void Walk(SaveSession session, object? root, SaveOptions options, Action<GraphReference> take)
    {
        SaveContext context = new(options);
        SaveHooks hooks = new(context);
        try
        {
            session.Watch?.Begin(StatePhase.Walk, measure: session.Measure);
            GraphReference reference = Settle(session, root, hooks, options.MaxHookPasses);
            session.Watch?.End();
            take(reference);
            context.Succeeded = true;
        }
        catch
        {
            // What went wrong first is what the caller needs to see.
            hooks.RunAfterSave();
            throw;
        }

        if (hooks.RunAfterSave() is { } failure)
            throw failure;
    }

    /// <summary>Gives every reachable object its row, without hooks.</summary>
    public static GraphReference WalkOnce(SaveSession session, object? root)
    {
        try
        {
            byte rootCell = 0;
            GraphReference reference = root is null ? default : session.Reference(root, ref rootCell);
            session.Drain();
            return reference;
        }
        catch (Exception exception) when (session.Watch?.IsInterruption(exception) == true)
        {
            throw;
        }
        catch (StateException exception) when (exception.Path is null)
        {
            throw ErrorPlace.Of(session, exception);
        }
        catch (Exception exception) when (session.CurrentTable is ElementTable table && IsOfChange(exception, table.Type))
        {
            // An enumerator noticed the change before the count did, or stumbled over it.
            throw ErrorPlace.Of(session, StateErrors.Mutated(table.Type.Name, exception));
        }
        catch (Exception exception) when (exception is not StateException and not OutOfMemoryException)
        {
            throw ErrorPlace.Of(session, StateErrors.HookFailed("A SaveX method", exception));
        }
    }

    /// <summary>
    /// Gives every reachable object its row. The first pass finds the objects whose hooks have to run; if there are any, their
    /// hooks run and the rows are written anew, until a pass finds none.
    /// </summary>
    private static GraphReference Settle(SaveSession session, object? root, SaveHooks hooks, int maxPasses)
    {
        for (int pass = 0; pass < maxPasses; pass++)
        {
            GraphReference reference = WalkOnce(session, root);
            if (!hooks.RunBeforeSave(session))
                return reference;
            session.Reset();
        }

        throw StateErrors.HooksDoNotSettle(maxPasses);
    }

    private static ImageLayout Write(SaveSession session, GraphReference root, ImageWriter image)
    {
        SchemaWriter schema = new(session.Tables);
        ImageLayout layout = ImageLayout.Of(session.Tables, schema.Bytes.Length);
        long length = ImageFormat.HeaderLength + schema.Bytes.Length;
        foreach (SaveTable table in session.Tables)
            length += table.SectionLength;

        image.Begin(length);
        session.Place?.Confirm(layout, session.Tables);
        long objects = 0;
        image.Watch = session.Watch;
        session.Watch?.Begin(StatePhase.Write, session.Measure().Objects, length, () => (objects, image.Written));
        image.WriteInt64(ImageFormat.Magic);
        image.WriteUInt16(ImageFormat.Version);
        image.WriteUInt16(0);
        image.WriteInt32(schema.Bytes.Length);
        image.WriteInt64(length);
        image.WriteInt32(schema.TypeCount);
        image.WriteInt32(root.Type);
        image.WriteInt32(root.Ordinal);
        image.WriteInt32(0);
        image.WriteBytes(schema.Bytes);
        foreach (SaveTable table in session.Tables)
        {
            WriteSection(session, table, image);
            objects += table.Count;
        }

        image.Flush();
        return layout;
    }

    private static void WriteSection(SaveSession session, SaveTable table, ImageWriter image)
    {
        try
        {
            table.WriteSection(image);
        }
        catch (StateException exception) when (exception.Path is null)
        {
            throw ErrorPlace.Of(session, table, table.CurrentOrdinal, exception);
        }
    }

    /// <summary>Whether an exception from within a collection says that the collection has changed.</summary>
    private static bool IsOfChange(Exception exception, StateType collection)
    {
        bool canRunUserCode = collection.FieldArray.Any(static field => field.Column.Kind == ColumnKind.Inline);
        return exception is InvalidOperationException
            || (!canRunUserCode && exception is (NullReferenceException or IndexOutOfRangeException));
    }
}
