namespace Stateify;

/// <summary>What went wrong with a graph. The numbers are stable: they may be stored and compared across versions.</summary>
public enum StateErrorCode
{
    /// <summary>No code was given.</summary>
    None = 0,

    /// <summary>The graph reached an object whose type is not registered as savable.</summary>
    UnsavableType = 1,

    /// <summary>A field marked <see cref="ZeroValueAttribute"/> was not <see langword="default"/> at save.</summary>
    NotZeroValue = 2,

    /// <summary>A collection changed while it was being saved.</summary>
    ConcurrentMutation = 3,

    /// <summary>A collection uses a comparer that cannot be saved.</summary>
    UnsavableComparer = 4,

    /// <summary>Hooks kept adding new objects to the graph; the save gave up.</summary>
    HooksDoNotSettle = 5,

    /// <summary>A hook or a <c>SaveX</c>/<c>LoadX</c> method threw; the inner exception is what it threw.</summary>
    HookFailed = 6,

    /// <summary>A type has more objects, or a collection more elements, than the format or the platform can hold, or an image is too large for an array.</summary>
    TooLarge = 7,

    /// <summary>A delegate calls a method that is not marked <see cref="SavableCallbackAttribute"/>, such as a lambda.</summary>
    UnsavableCallback = 8,

    /// <summary>The data does not start with the magic number of a graph image.</summary>
    NotAnImage = 20,

    /// <summary>The image was written by a newer format than this library reads.</summary>
    UnsupportedFormat = 21,

    /// <summary>The image ends before its contents do.</summary>
    Truncated = 22,

    /// <summary>The image contradicts itself: a count, a reference or a value is impossible.</summary>
    Corrupt = 23,

    /// <summary>The image holds a type that this program has not registered.</summary>
    UnknownType = 24,

    /// <summary>A type was saved with other fields than this program's version of it has.</summary>
    SchemaMismatch = 25,

    /// <summary>A reference leads to an object of a type the field cannot hold.</summary>
    WrongType = 26,

    /// <summary>A cycle of <see cref="WaitAttribute"/> edges: no order of the hooks satisfies them.</summary>
    WaitCycle = 27,

    /// <summary>The load options hold no value for the key of an <see cref="ExternalAttribute"/> field, or one of another type.</summary>
    MissingExternal = 28,

    /// <summary>Two keys of a hashed collection became equal when it was rebuilt.</summary>
    DuplicateKey = 29,

    /// <summary>The root of the image is not of the type asked for.</summary>
    WrongRoot = 30,

    /// <summary>A comparer of strings follows the rules of a culture that this machine does not know.</summary>
    UnknownCulture = 31,

    /// <summary>A saved value does not fit the type that its field has now.</summary>
    ValueDoesNotFit = 32,

    /// <summary>The image was saved by a later version of a class than this program has.</summary>
    VersionNewer = 33,

    /// <summary>The image holds a delegate to a method that this program does not have, or that does not fit the delegate's type.</summary>
    UnknownCallback = 34,

    /// <summary>What the image claims to hold would take more memory than <see cref="LoadOptions.Budget"/> allows.</summary>
    BudgetExceeded = 35,

    /// <summary>The keys of a hash table fall into few buckets: somebody has chosen them to make the load take very long.</summary>
    KeysCollide = 36,
}
