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
}
