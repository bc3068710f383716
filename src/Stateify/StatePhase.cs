namespace Stateify;

/// <summary>The parts of a save and of a load, in their order.</summary>
public enum StatePhase
{
    /// <summary>No phase.</summary>
    None = 0,

    /// <summary>A save finds the objects, runs <c>BeforeSave</c> and writes their rows in memory; it may begin anew because of hooks.</summary>
    Walk = 1,

    /// <summary>A save writes the image.</summary>
    Write = 2,

    /// <summary>A load reads the image from a stream or a file.</summary>
    Read = 3,

    /// <summary>A load makes strings and arrays of values, complete, and collections, empty.</summary>
    Create = 4,

    /// <summary>A load fills objects and collections from their rows.</summary>
    Fill = 5,

    /// <summary>A load rebuilds collections whose keys are objects, and runs <c>LoadX</c> and <c>AfterLoad</c>.</summary>
    Complete = 6,
}
