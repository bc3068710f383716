using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>Implemented by the generator on every savable struct: its fields, inline in the row of whatever holds it.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISavableStruct<TSelf>
    where TSelf : struct, ISavableStruct<TSelf>
{
    /// <summary>The bytes the fields take; at least 1.</summary>
    static abstract int Width { get; }

    /// <summary>The struct's entry in the schema.</summary>
    static abstract StateType Type { get; }

    /// <summary>Writes the fields.</summary>
    static abstract void SaveFields(in TSelf self, RowWriter row);

    /// <summary>Fills the fields of the stored struct.</summary>
    static abstract void LoadFields(ref TSelf self, RowReader row);

    /// <summary>Runs the <c>BeforeSave</c> hooks of the stored struct, then those of the structs in it.</summary>
    static virtual void RunBeforeSave(ref TSelf self, SaveContext context)
    {
    }

    /// <summary>Runs the <c>AfterSave</c> hooks of the structs in the stored struct, then its own.</summary>
    static virtual void RunAfterSave(ref TSelf self, SaveContext context)
    {
    }

    /// <summary>Runs the load hooks of the structs in the stored struct, then its <c>LoadX</c> methods and <c>AfterLoad</c>.</summary>
    static virtual void RunAfterLoad(ref TSelf self, RowReader row, LoadContext context)
    {
    }
}
