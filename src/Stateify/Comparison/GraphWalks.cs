using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>
/// Walks two graphs, which may share objects, and compares their rows. The hooks of both have run before the walks that count, each
/// once.
/// </summary>
internal static class GraphWalks
{
    public static IReadOnlyList<StateDifference> Compare(object? expected, object? actual, int limit, SaveOptions options)
    {
        SaveContext context = new(options);
        SaveHooks hooks = new(context);
        IReadOnlyList<StateDifference>? differences = null;
        try
        {
            for (int pass = 0; pass < options.MaxHookPasses && differences is null; pass++)
                differences = TryCompare(expected, actual, limit, options, hooks);
            if (differences is null)
                throw StateErrors.HooksDoNotSettle(options.MaxHookPasses);
            context.Succeeded = true;
        }
        catch
        {
            hooks.RunAfterSave();
            throw;
        }

        if (hooks.RunAfterSave() is { } failure)
            throw failure;
        return differences;
    }

    /// <summary>Compares the graphs, unless hooks have run on objects that were found now: these may have changed both.</summary>
    private static IReadOnlyList<StateDifference>? TryCompare(
        object? expected, object? actual, int limit, SaveOptions options, SaveHooks hooks)
    {
        using SaveSession expectedWalk = new(options);
        GraphReference expectedRoot = Walk(expectedWalk, expected);
        using SaveSession actualWalk = new(options);
        GraphReference actualRoot = Walk(actualWalk, actual);
        bool haveChanged = hooks.RunBeforeSave(expectedWalk);
        haveChanged |= hooks.RunBeforeSave(actualWalk);
        return haveChanged ? null : new GraphComparison(expectedWalk, actualWalk, limit).Run(expectedRoot, actualRoot);
    }

    private static GraphReference Walk(SaveSession walk, object? root)
    {
        walk.Watch?.Tick();
        GraphReference reference = GraphSaver.WalkOnce(walk, root);

        // The other walk shall have the stamps, too.
        walk.ReleaseStamps();
        return reference;
    }
}
