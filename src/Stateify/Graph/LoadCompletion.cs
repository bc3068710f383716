using System.Text;
using Stateify.Contract;
using Stateify.Evolution;

namespace Stateify.Graph;

/// <summary>
/// The last phase of a load: rebuilds the collections whose keys or comparers are objects, builds the objects that are late, and
/// runs <c>LoadX</c> and <c>AfterLoad</c>, each after what it depends on.
/// </summary>
/// <remarks>
/// A <see cref="WaitAttribute"/> edge is binding; a cycle of them is an error. Other edges express what a hook may expect if
/// it can be had: a collection is rebuilt after the hooks of its keys, and before the hooks of the objects that hold it. A
/// collection, or a built object, that holds a late object cannot do without it, so that edge is binding, too. Where
/// those form a cycle, the object that the save found first goes first. The order is a function of the image alone.
/// </remarks>
internal sealed class LoadCompletion
{
    private readonly LoadSession _session;
    private readonly LoadedRows _rows;
    private readonly ReachedObjects _reached;
    private readonly WaitGraph _graph = new();
    private readonly List<GraphReference> _references = [];

    public LoadCompletion(LoadSession session)
    {
        _session = session;
        _rows = new LoadedRows(session);
        _reached = new ReachedObjects(session, _rows);
    }

    public void Run()
    {
        foreach (LoadTable table in _session.Tables[1..])
        {
            bool isBuilt = table.Type.IsBuilt && _session.Late!.Any;
            if (!table.Type.NeedsLoadHooks && !isBuilt && table is not ElementLoadTable { HasDeferred: true })
                continue;
            for (int ordinal = 1; ordinal <= table.Count; ordinal++)
            {
                if (table.Type.NeedsLoadHooks || IsDeferred(table, ordinal))
                    _graph.AddNode(new GraphReference(table.Id, ordinal));
            }
        }

        while (_graph.TryTakeUnexpanded(out int node))
        {
            _session.Watch?.Tick();
            Expand(node);
        }

        _session.Watch?.Begin(StatePhase.Complete, _graph.Left, totalBytes: 0);
        while (_graph.TryTakeReady(out int ready))
        {
            Complete(_graph[ready]);
            _session.Watch?.Add(1, 0);
        }

        if (_graph.Left > 0)
            throw Cycle();
        _session.Watch?.End();
    }

    private void Complete(GraphReference obj)
    {
        LoadTable table = _session.Tables[obj.Type];
        _session.SetCurrent(table, obj.Ordinal);
        bool areFilled = false;
        try
        {
            if (_session.Late!.Contains(obj))
                _session.Late.Build(obj);
            else if (!table.Type.IsBuilt && IsDeferred(table, obj.Ordinal))
                ((ElementLoadTable)table).Fill(obj.Ordinal);
            areFilled = true;
            if (table.Type.NeedsLoadHooks)
                RunHooks(table, obj.Ordinal);
        }
        catch (Exception exception) when (exception is not (StateException { Path: not null } or MisfitException) && _session.Watch?.IsInterruption(exception) != true)
        {
            string hook = areFilled ? "AfterLoad or a LoadX method" : "GetHashCode or Equals of a key";
            StateException error = exception as StateException ?? StateErrors.HookFailed(hook, exception);
            throw ErrorPlace.Of(_session, table, obj.Ordinal, error);
        }
    }

    private bool IsDeferred(LoadTable table, int ordinal) => table.Type.IsBuilt
        ? _session.Late!.Contains(new GraphReference(table.Id, ordinal))
        : table is ElementLoadTable collections && collections.IsDeferred(ordinal);

    private void RunHooks(LoadTable table, int ordinal)
    {
        if (table is ElementLoadTable elements)
            elements.RunAfterLoad(ordinal);
        else
            table.Type.RunAfterLoad(table.Get(ordinal), ((RowLoadTable)table).Row(ordinal), _session.Context);
    }

    private void Expand(int node)
    {
        GraphReference obj = _graph[node];
        LoadTable table = _session.Tables[obj.Type];
        if (!_rows.TryGetRows(obj, out long first, out int count))
            return;
        if (table is ElementLoadTable { HasComparer: true } collections && collections.Comparer(obj.Ordinal) is { Ordinal: > 0 } comparer)
            DependOnComparer(node, table, comparer);
        bool awaited = table is ElementLoadTable && _graph.IsAwaited(node);
        foreach (FieldSchema field in table.Type.FieldArray)
        {
            bool binding = field.Wait || awaited;
            bool isPlainValue = !binding && IsPlainValue(table, field);
            bool waits = !binding && RowReferences.Waits(field.Column);
            if ((isPlainValue && !waits && !_session.Late!.Any) || !RowReferences.CanRefer(field.Column))
                continue;
            for (long row = first; row < first + count; row++)
            {
                _references.Clear();
                RowReferences.Collect(_rows, field.Column, _rows.Row(obj.Type, row)[field.Offset..], _references);
                foreach (GraphReference target in _references)
                {
                    if (!isPlainValue || waits || _session.Late!.Contains(target))
                        Depend(node, table, target, binding);
                }

                if (!waits)
                    continue;
                _references.Clear();
                RowReferences.CollectWaits(_rows, field.Column, _rows.Row(obj.Type, row)[field.Offset..], _references);
                foreach (GraphReference target in _references)
                    Depend(node, table, target, binding: true);
            }
        }
    }

    private void DependOnComparer(int node, LoadTable table, GraphReference comparer)
    {
        foreach (GraphReference reached in _reached.From(comparer))
            Depend(node, table, reached, binding: false, isOnlyAsked: true);
    }

    /// <summary>Whether nothing is compared by what a column of a collection holds.</summary>
    private static bool IsPlainValue(LoadTable table, FieldSchema field) => table.Type.Kind switch
    {
        StateTypeKind.Map => field.Name == "value",
        StateTypeKind.Heap => field.Name == "element",
        StateTypeKind.Array or StateTypeKind.List or StateTypeKind.Rectangle or StateTypeKind.Delegate => true,
        _ => false,
    };

    private void Depend(int node, LoadTable table, GraphReference target, bool binding, bool isOnlyAsked = false)
    {
        LoadTable targetTable = _session.Find(target);
        bool isAppended = target.Ordinal > targetTable.Count;
        if (isAppended)
            return;
        if (_session.Late!.Contains(target))
        {
            bool isPart = !isOnlyAsked && (table is ElementLoadTable || table.Type.IsBuilt);
            _graph.Depend(node, target, binding || isPart, awaitElements: binding && targetTable is ElementLoadTable);
            return;
        }

        bool dependent = targetTable switch
        {
            ElementLoadTable collections => binding || collections.IsDeferred(target.Ordinal) || targetTable.Type.NeedsLoadHooks,
            RowLoadTable when binding => targetTable.Type.NeedsLoadHooks || targetTable.Type.HasWaits,
            // Keys are hashed, so their objects must be as complete as can be.
            RowLoadTable => table is ElementLoadTable && (targetTable.Type.NeedsLoadHooks || targetTable.Type.CanRefer),
            _ => false,
        };
        if (dependent)
            _graph.Depend(node, target, binding, awaitElements: binding && targetTable is ElementLoadTable);
    }

    private StateException Cycle()
    {
        List<GraphReference> cycle = _graph.FindCycle();
        StringBuilder text = new("The hooks wait for each other in a circle, so that none can be first: ");
        foreach (GraphReference obj in cycle)
            text.Append(new ObjectPaths(_rows).Find(obj)).Append(" waits for ");
        string? first = new ObjectPaths(_rows).Find(cycle[0]);
        text.Append(first).Append(". Remove one [Wait].");
        return new StateException(
            StateErrorCode.WaitCycle, text.ToString(), first, _session.Tables[cycle[0].Type].Type.Name);
    }
}
