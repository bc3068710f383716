using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>The objects whose save hooks have run in one save, in that order, so that each runs once and is undone once.</summary>
internal sealed class SaveHooks(SaveContext context)
{
    private readonly List<(StateType Type, object Object)> _begun = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs the hooks of the objects a pass has found, by type and ordinal, except those that have run before.</summary>
    /// <returns>Whether any ran: the graph may have changed.</returns>
    public bool RunBeforeSave(SaveSession session)
    {
        bool any = false;
        foreach (SaveTable table in session.Tables)
        {
            if (!table.Type.NeedsSaveHooks)
                continue;
            for (int ordinal = 1; ordinal <= table.Count; ordinal++)
            {
                object obj = table.Objects[ordinal]!;
                if (!_seen.Add(obj))
                    continue;
                RunBeforeSave(session, table, ordinal, obj);
                any = true;
            }
        }

        return any;
    }

    /// <summary>
    /// Runs <c>AfterSave</c> of every object whose <c>BeforeSave</c> has returned, newest first. All of them run, whatever the
    /// others do.
    /// </summary>
    /// <returns>The first failure.</returns>
    public StateException? RunAfterSave()
    {
        StateException? failure = null;
        for (int i = _begun.Count - 1; i >= 0; i--)
        {
            (StateType type, object obj) = _begun[i];
            try
            {
                type.RunAfterSave(obj, context);
            }
            catch (Exception exception)
            {
                failure ??= StateErrors.HookFailed($"AfterSave of {type.Name}", exception);
            }
        }

        return failure;
    }

    private void RunBeforeSave(SaveSession session, SaveTable table, int ordinal, object obj)
    {
        session.Watch?.Tick();
        try
        {
            table.Type.RunBeforeSave(obj, context);
        }
        catch (Exception exception) when (exception is not StateException && session.Watch?.IsInterruption(exception) != true)
        {
            throw ErrorPlace.Of(session, table, ordinal, StateErrors.HookFailed("BeforeSave", exception));
        }

        _begun.Add((table.Type, obj));
    }
}
