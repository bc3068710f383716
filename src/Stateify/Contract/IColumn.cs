using System.ComponentModel;

namespace Stateify.Contract;

/// <summary>
/// How one kind of value is laid out in a row: a fixed number of bytes, written and read at a cell. Implementations are empty
/// structs, so that a collection of <typeparamref name="T"/> is compiled for its column and nothing is called indirectly.
/// </summary>
/// <typeparam name="T">The type of the value; references are always nullable in a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumn<T>
{
    /// <summary>The bytes a value takes in a row; at least 1.</summary>
    static abstract int Width { get; }

    /// <summary>What the file's schema says of the column.</summary>
    static abstract ColumnSchema Schema { get; }

    /// <summary>Whether every bit pattern of the width is a value and memory holds it as the row does: arrays are copied whole.</summary>
    static virtual bool IsBlock => false;

    /// <summary>
    /// Whether values are, or hold, structs with hooks: these run on values where they are stored, by the members below, and
    /// such values are written by <see cref="WriteStored"/>.
    /// </summary>
    static virtual bool HasHooks => false;

    /// <summary>Writes a value into its cell.</summary>
    static abstract void Write(RowWriter cell, T? value);

    /// <summary>Reads a value from its cell.</summary>
    static abstract T? Read(RowReader cell);

    /// <summary>Writes a value, where it is stored, into its cell.</summary>
    static virtual void WriteStored(RowWriter cell, ref T value)
    {
    }

    /// <summary>Runs the <c>BeforeSave</c> hooks of a value.</summary>
    static virtual void RunBeforeSave(ref T value, SaveContext context)
    {
    }

    /// <summary>Runs the <c>AfterSave</c> hooks of a value.</summary>
    static virtual void RunAfterSave(ref T value, SaveContext context)
    {
    }

    /// <summary>Runs the <c>LoadX</c> methods of a value, with what is in its cell, and its <c>AfterLoad</c> hooks.</summary>
    static virtual void RunAfterLoad(ref T value, RowReader cell, LoadContext context)
    {
    }
}
