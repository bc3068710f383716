namespace Stateify.Benchmarks.Reference;

/// <summary>
/// What references to a class need to know about it. Implemented by structs, because generic code over a struct is compiled for
/// that struct alone and calls nothing through a table.
/// </summary>
internal interface IRowClass
{
    /// <summary>The field that holds an object's ordinal.</summary>
    static abstract ref int Mark(object item);

    /// <summary>Makes an object whose fields will be filled later.</summary>
    static abstract object Create();
}
