using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// Finds how an object is reached from the root, as a user would write it: <c>Kernel.Tasks[3].Files[7].Impl</c>. It searches
/// the rows breadth-first, so that saves and loads need not remember where they found what.
/// </summary>
internal sealed class ObjectPaths(IGraphRows graph)
{
    private readonly Dictionary<GraphReference, GraphReference> _parents = [];

    /// <summary>The shortest path to an object, or null if none of the rows that can be read leads there.</summary>
    public string? Find(GraphReference target)
    {
        if (!Search(target))
            return null;

        Stack<string> steps = new();
        for (GraphReference child = target; child != graph.Root; child = _parents[child])
            steps.Push(Step(_parents[child], child));
        return ShortName(graph.TypeOf(graph.Root.Type)!.Name) + string.Concat(steps);
    }

    /// <summary>The step from an object to the field at an offset of its row, or to an element.</summary>
    public static string FieldStep(StateType type, int element, int offset)
    {
        string field = FieldName(type, offset) ?? "";
        return type.Kind switch
        {
            StateTypeKind.Array or StateTypeKind.List or StateTypeKind.Set or StateTypeKind.Map or StateTypeKind.Heap
                or StateTypeKind.Rectangle or StateTypeKind.Delegate => $"[{element}]",
            _ => "." + field,
        };
    }

    /// <summary>The name of the field at an offset of a row, with those of the structs that hold it.</summary>
    public static string? FieldName(StateType type, int offset)
    {
        foreach (FieldSchema field in type.FieldArray)
        {
            if (offset < field.Offset || offset >= field.Offset + field.Column.Width)
                continue;
            string name = field.Name;
            ColumnSchema column = field.Column;
            offset -= field.Offset;
            if (column.Kind == ColumnKind.Repeated)
            {
                name += $"[{offset / column.Inner!.Width}]";
                offset %= column.Inner.Width;
                column = column.Inner;
            }

            string? inner = column.Kind == ColumnKind.Inline ? FieldName(column.Type!, offset) : null;
            return inner is null ? name : $"{name}.{inner}";
        }

        return null;
    }

    private static string ShortName(string typeName)
    {
        int arguments = typeName.IndexOf('<');
        int end = arguments < 0 ? typeName.Length : arguments;
        int start = typeName.LastIndexOfAny(['.', '+'], end - 1) + 1;
        string name = typeName[start..end];
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name[..arity];
    }

    private bool Search(GraphReference target)
    {
        if (graph.TypeOf(graph.Root.Type) is null)
            return false;
        Queue<GraphReference> queue = new();
        List<GraphReference> found = [];
        queue.Enqueue(graph.Root);
        _parents[graph.Root] = default;
        while (!_parents.ContainsKey(target) && queue.TryDequeue(out GraphReference parent))
        {
            found.Clear();
            CollectAll(parent, found);
            foreach (GraphReference child in found)
            {
                if (_parents.TryAdd(child, parent))
                    queue.Enqueue(child);
            }
        }

        return _parents.ContainsKey(target);
    }

    private void CollectAll(GraphReference obj, List<GraphReference> references)
    {
        if (!graph.TryGetRows(obj, out long first, out int count))
            return;
        StateType type = graph.TypeOf(obj.Type)!;
        for (long row = first; row < first + count; row++)
        {
            foreach (FieldSchema field in type.FieldArray)
                RowReferences.Collect(graph, field.Column, graph.Row(obj.Type, row)[field.Offset..], references);
        }
    }

    private string Step(GraphReference parent, GraphReference child)
    {
        StateType type = graph.TypeOf(parent.Type)!;
        List<GraphReference> found = [];
        graph.TryGetRows(parent, out long first, out int count);
        for (int element = 0; element < count; element++)
        {
            foreach (FieldSchema field in type.FieldArray)
            {
                found.Clear();
                ReadOnlySpan<byte> row = graph.Row(parent.Type, first + element);
                RowReferences.Collect(graph, field.Column, row[field.Offset..], found);
                if (found.Contains(child))
                    return StepName(type, field, element, row);
            }
        }

        return "?";
    }

    private static string StepName(StateType type, FieldSchema field, int element, ReadOnlySpan<byte> row)
    {
        StringBuilder step = new();
        switch (type.Kind)
        {
            case StateTypeKind.Map when field.Name == "key":
                step.Append(CultureInfo.InvariantCulture, $".Keys[{element}]");
                break;
            case StateTypeKind.Map when Key(type.FieldArray[0].Column, row) is { } key:
                step.Append(CultureInfo.InvariantCulture, $"[{key}]");
                break;
            case StateTypeKind.Map:
                step.Append(CultureInfo.InvariantCulture, $".Values[{element}]");
                break;
            case StateTypeKind.Array or StateTypeKind.List or StateTypeKind.Set or StateTypeKind.Heap or StateTypeKind.Rectangle:
                step.Append(CultureInfo.InvariantCulture, $"[{element}]");
                break;
            case StateTypeKind.Delegate:
                step.Append(CultureInfo.InvariantCulture, $"[{element}].Target");
                break;
            case StateTypeKind.Box:
            case StateTypeKind.Class when field.Name == FieldSchema.Elements:
                break;
            default:
                step.Append('.').Append(field.Name);
                break;
        }

        return step.ToString();
    }

    private static string? Key(ColumnSchema column, ReadOnlySpan<byte> cell) => (column.Kind, column.Width) switch
    {
        (ColumnKind.Signed, 4) => BinaryPrimitives.ReadInt32LittleEndian(cell).ToString(CultureInfo.InvariantCulture),
        (ColumnKind.Signed, 8) => BinaryPrimitives.ReadInt64LittleEndian(cell).ToString(CultureInfo.InvariantCulture),
        (ColumnKind.Guid, _) => new Guid(cell[..16]).ToString(),
        _ => null,
    };
}
