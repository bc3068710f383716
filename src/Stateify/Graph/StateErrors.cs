namespace Stateify.Graph;

/// <summary>The errors of the graph engine. The place is added where it is known: see <see cref="ErrorPlace"/>.</summary>
internal static class StateErrors
{
    public static StateException HooksOfCopies(string typeName) => new(
        StateErrorCode.UnsavableType,
        $"A {typeName} hands out copies of the structs in it, whose hooks run where a struct is stored; use an array or a list, or a class in"
        + " place of the struct.",
        typeName: typeName);

    public static StateException HookedKeys(string collection, Type type) => new(
        StateErrorCode.UnsavableType,
        $"A {collection} hashes values of the struct {type}, whose hooks run where it is stored, and hands out copies; use a list, or a"
        + " class in place of the struct.",
        typeName: collection);

    public static StateException TooLarge(string typeName, long count) => new(
        StateErrorCode.TooLarge,
        $"There are more than {count} objects of one type, which is more than an array can hold.",
        typeName: typeName);

    public static StateException TooLargeForArray(long length) => new(
        StateErrorCode.TooLarge,
        $"The image has {length} bytes, which is more than an array can hold; save it to a stream.");

    public static StateException BufferInUse() => new(
        StateErrorCode.HookFailed,
        "A hook has written to the buffer that this save is going to fill; give what the hook writes a buffer of its own.");

    public static StateException Mutated(string typeName, Exception? noticedBy = null) => new(
        StateErrorCode.ConcurrentMutation,
        "The collection changed while it was being saved; stop the threads that use it, or save from one of them.",
        typeName: typeName,
        innerException: noticedBy);

    public static StateException UnsavableComparer(Type type) => new(
        StateErrorCode.UnsavableComparer,
        $"A collection compares by a {type}, which is not registered as savable; mark the comparer [Savable], or use the default one"
        + " or one of StringComparer's.");

    public static StateException ComparerOfDerived(Type type) => new(
        StateErrorCode.UnsavableComparer,
        $"{type} derives from a collection and compares by a comparer of its own, which cannot be restored; hold the collection in a"
        + " field instead of deriving from it.");

    public static StateException UnregisteredType(Type type) => new(
        StateErrorCode.UnsavableType,
        $"A field holds the type {type} itself, which is not registered; register it with [assembly: SavableType(typeof(...))].");

    public static StateException UnknownType(string name) => new(
        StateErrorCode.UnknownType,
        $"The image holds the type {name} or objects of it, which this program has not registered; reference the assembly that"
        + " declares it, or register it with [assembly: SavableType(typeof(...))].",
        typeName: name);

    public static StateException UnsavableMemory(Type element) => new(
        StateErrorCode.UnsavableType,
        $"A memory of {element} belongs to a MemoryManager, whose memory is not part of the graph; copy it into an array.");

    public static StateException Unsavable(Type type) => new(
        StateErrorCode.UnsavableType,
        $"An object of type {type} is reached, which is not registered as savable; mark the type [Savable], register it with"
        + " [assembly: SavableType(typeof(...))], or exclude the field with [NoSave(\"reason\")].");

    public static StateException UnsavableCallback(Type delegateType, string method, string reason) => new(
        StateErrorCode.UnsavableCallback,
        $"A {delegateType} calls {method}, {reason}, or exclude the field with [NoSave(\"reason\")] and set it again in AfterLoad.");

    public static StateException UnknownCallback(string typeName, string method, string problem) => new(
        StateErrorCode.UnknownCallback,
        $"A {typeName} calls {method}, {problem}.",
        typeName: typeName);

    public static StateException NotZero(string field) => new(
        StateErrorCode.NotZeroValue,
        "The field is marked [ZeroValue] but is not the default of its type; clear it in BeforeSave, or save it.",
        field: field);

    public static StateException HooksDoNotSettle(int passes) => new(
        StateErrorCode.HooksDoNotSettle,
        $"After {passes} passes BeforeSave hooks or SaveX methods still add new objects with hooks to the graph; make them reuse"
        + " the objects they create.");

    public static StateException Corrupt(string problem) => new(
        StateErrorCode.Corrupt, problem + " The image is damaged or was not written by Stateify.");

    public static StateException Truncated(long expected, long actual) => new(
        StateErrorCode.Truncated, $"The image ends too early: it should have {expected} bytes and has {actual}.");

    public static StateException WrongType(Type actual, Type expected) => new(
        StateErrorCode.WrongType, $"A reference leads to a {actual}, but the field holds a {expected}.");

    public static StateException BadParts(string typeName, Exception exception) => new(
        StateErrorCode.Corrupt,
        $"An object of type {typeName} cannot be made of what it should hold: {exception.GetType().Name}: {exception.Message} The"
        + " image is damaged, or its keys and comparers do not stand what they are.",
        typeName: typeName,
        innerException: exception);

    public static StateException Misfit(string field, string typeName) => new(
        StateErrorCode.ValueDoesNotFit,
        $"The saved value of field {field} does not fit the type that the field has now; widen the field, or raise the Version of the class"
        + " and convert the value in Upgrade.",
        typeName: typeName,
        field: field);

    public static StateException SchemaMismatch(string typeName, SchemaChange obstacle) => new(
        obstacle.Kind switch
        {
            SchemaChangeKind.TypeMissing => StateErrorCode.UnknownType,
            SchemaChangeKind.VersionNewer => StateErrorCode.VersionNewer,
            _ => StateErrorCode.SchemaMismatch,
        },
        (obstacle.Field is null ? $"Type {typeName}" : $"Field {obstacle.Field} of type {typeName}")
        + $" differs from what was saved: {obstacle.Problem}.",
        typeName: typeName,
        field: obstacle.Field);

    public static StateException BudgetExceeded(long budget, string? typeName = null) => new(
        StateErrorCode.BudgetExceeded,
        $"The image would take more than the {budget} bytes of memory that it may; if it comes from where it should, raise LoadOptions.Budget.",
        typeName: typeName);

    public static StateException KeysCollide(string typeName) => new(
        StateErrorCode.KeysCollide,
        "Keys of a collection have the same hash code by the thousands. The image was made to take very long; do not load it.",
        typeName: typeName);

    public static StateException DuplicateKey(int index) => new(
        StateErrorCode.DuplicateKey,
        $"Entry {index} of a hashed collection equals an earlier one; keys must not be equal when their objects are complete.");

    public static StateException HookFailed(string hook, Exception exception) => new(
        StateErrorCode.HookFailed, $"{hook} threw {exception.GetType().Name}: {exception.Message}", innerException: exception);
}
