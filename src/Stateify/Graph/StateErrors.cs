namespace Stateify.Graph;

/// <summary>The errors of the graph engine. The place is added where it is known: see <see cref="ErrorPlace"/>.</summary>
internal static class StateErrors
{
    public static StateException HookedKeys(string collection, Type type) => new(
        StateErrorCode.UnsavableType,
        $"A {collection} hashes values of the struct {type}, whose hooks run where it is stored, and hands out copies; use a list, or a"
        + " class in place of the struct.",
        typeName: collection);

    public static StateException TooLarge(string typeName, long count) => new(
        StateErrorCode.TooLarge,
        $"There are more than {count} objects of one type, which is more than an array can hold.",
        typeName: typeName);

    public static StateException Mutated(string typeName) => new(
        StateErrorCode.ConcurrentMutation,
        "The collection changed while it was being saved; stop the threads that use it, or save from one of them.",
        typeName: typeName);

    public static StateException Unsavable(Type type) => new(
        StateErrorCode.UnsavableType,
        $"An object of type {type} is reached, which is not registered as savable; mark the type [Savable], register it with"
        + " [assembly: SavableType(typeof(...))], or exclude the field with [NoSave(\"reason\")].");

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

    public static StateException DuplicateKey(int index) => new(
        StateErrorCode.DuplicateKey,
        $"Entry {index} of a hashed collection equals an earlier one; keys must not be equal when their objects are complete.");

    public static StateException HookFailed(string hook, Exception exception) => new(
        StateErrorCode.HookFailed, $"{hook} threw {exception.GetType().Name}: {exception.Message}", innerException: exception);
}
