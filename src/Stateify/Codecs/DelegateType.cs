using System.Reflection;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Codecs;

/// <summary>
/// Delegates of one type: the methods they call, in order, and what each is called on. They are made when their targets exist, which
/// may still be empty: a target that holds the delegate is a usual thing.
/// </summary>
internal sealed class DelegateType<TDelegate>() : ElementType(typeof(TDelegate), StateTypeKind.Delegate)
    where TDelegate : Delegate
{
    public static readonly DelegateType<TDelegate> Instance = new();

    private const int MethodAt = 4;
    private const int TargetAt = 8;

    public override int Width => TargetAt + ColumnSchema.Any.Width;

    // A delegate, and its place in the list of calls.
    public override int ElementSize => 72;

    internal override bool IsBuilt => true;

    public override int Length(object collection)
    {
        int length = 0;
        foreach (TDelegate _ in Delegate.EnumerateInvocationList((TDelegate)collection))
            length++;
        return length;
    }

    public override void SaveElements(object collection, ref ElementWriter elements)
    {
        foreach (TDelegate call in Delegate.EnumerateInvocationList((TDelegate)collection))
        {
            RowWriter row = elements.Next();
            CallbackName name = CallbackRegistry.Find(call) ?? throw CallbackErrors.NotMarked(call);
            row.WriteText(0, name.Class);
            row.WriteText(MethodAt, name.Method);
            row.WriteReference(TargetAt, call.Target);
        }
    }

    public override object Build(RowReader head, ref ElementReader elements)
    {
        Delegate[] calls = new Delegate[elements.Length];
        for (int i = 0; i < calls.Length; i++)
            calls[i] = Read(elements.Next());
        return Delegate.Combine(calls) ?? throw StateErrors.Corrupt("A delegate calls nothing.");
    }

    protected override void Describe(SchemaBuilder schema)
    {
        schema.Add("class", Text.Schema);
        schema.Add("method", Text.Schema);
        schema.Add("target", ColumnSchema.Any);
    }

    private Delegate Read(RowReader row)
    {
        if (row.ReadText(0) is not { } type || row.ReadText(MethodAt) is not { } text)
            throw StateErrors.Corrupt("A delegate calls a method without a name.");
        object? target = row.ReadReference<object>(TargetAt);
        CallbackName name = new(type, text);
        MethodInfo method = CallbackRegistry.Find(name, target) ?? throw CallbackErrors.Unknown(Name, name, target);
        try
        {
            return target is null ? Static(method) : method.CreateDelegate(typeof(TDelegate), target);
        }
        catch (ArgumentException)
        {
            throw CallbackErrors.DoesNotFit(Name, name, target);
        }
    }

    /// <summary>
    /// A delegate without a target calls a static method with its own arguments, or, which is rare, with null and its arguments. How
    /// many it has cannot be asked without keeping all methods of all delegate types from being trimmed.
    /// </summary>
    private static Delegate Static(MethodInfo method)
    {
        try
        {
            return method.CreateDelegate(typeof(TDelegate));
        }
        catch (ArgumentException)
        {
            return method.CreateDelegate(typeof(TDelegate), null);
        }
    }
}
