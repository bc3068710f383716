using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A field that cannot be saved is an error where it stands.</summary>
public sealed class STFY1001Tests
{
    [Fact]
    public void A_class_that_is_not_savable_is_an_error() => Assert.Equal(
        ["'Unit._map' of type 'Map?' cannot be saved: it is a class that is not marked [Savable]; mark Map [Savable], or exclude it with [NoSave(\"reason\")] and restore it in AfterLoad, or save a value in its place with [SaveAs<T>]"],
        AnalyzerRun.Check("public class Map; [Savable] public partial class Unit { private Map? {|STFY1001:_map|}; }"));

    [Theory]
    [InlineData("public System.Threading.Tasks.Task? {|STFY1001:X|};")]
    [InlineData("[field: ZeroValue] public event Action? {|STFY1001:X|}; public void Raise() => X?.Invoke();")]
    [InlineData("public System.Threading.Tasks.Task {|STFY1001:X|} { get; } = null!;")]
    [InlineData("public System.IO.Stream? {|STFY1001:X|}, {|STFY1001:Y|};")]
    [InlineData("public nint {|STFY1001:X|};")]
    [InlineData("public (int, System.Threading.Tasks.Task) {|STFY1001:X|};")]
    [InlineData("public List<System.Threading.Tasks.Task> {|STFY1001:X|} = [];")]
    [InlineData("public System.Threading.Tasks.Task[,] {|STFY1001:X|} = new System.Threading.Tasks.Task[1, 1];")]
    [InlineData("[ZeroValue] public unsafe int* {|STFY1001:X|};")]
    [InlineData("[SaveAs<System.Threading.Tasks.Task>] public int {|STFY1001:X|}; private System.Threading.Tasks.Task SaveX() => null!; private void LoadX(System.Threading.Tasks.Task value) { }")]
    public void Other_types_are_errors(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Theory]
    [InlineData("System.Runtime.CompilerServices.ConditionalWeakTable<string, string>?", "it attaches values to objects by their addresses; keep the values in a dictionary by reference, or attach them again in AfterLoad")]
    [InlineData("System.Collections.ObjectModel.ObservableCollection<int>?", "whoever observes it would be lost with its events; save its elements with [SaveAs<T[]>] and make it again")]
    [InlineData("System.Collections.Hashtable?", "its elements are of no type that could be checked; use Dictionary<TKey, TValue>")]
    [InlineData("System.Collections.Generic.Queue<System.Threading.Tasks.Task>?", "it holds System.Threading.Tasks.Task: it is a task: work in progress on this process's threads; let it end before the save, or exclude it with")]
    [InlineData("System.Threading.Thread?", "it is a thread of this process; exclude it with [NoSave(\"reason\")] and start it again in AfterLoad")]
    [InlineData("System.Threading.Timer?", "it is a timer of this process; save when it is due, exclude it")]
    [InlineData("System.Timers.Timer?", "it is a timer of this process; save when it is due, exclude it")]
    [InlineData("System.Threading.PeriodicTimer?", "it is a timer of this process; save when it is due, exclude it")]
    [InlineData("System.Threading.CancellationToken", "it belongs to work in progress; exclude it with [NoSave(\"reason\")] and make it again in AfterLoad, or let the loading program provide it with [External(\"key\")]")]
    [InlineData("System.Threading.CancellationTokenSource?", "it belongs to work in progress; exclude it")]
    [InlineData("System.Threading.Lock?", "it is a lock, and no thread that holds it or waits for it is restored; exclude it with [NoSave(\"reason\")] and let its initializer make a new one")]
    [InlineData("System.Threading.SemaphoreSlim?", "it is a lock, and no thread that holds it")]
    [InlineData("System.Threading.ReaderWriterLockSlim?", "it is a lock, and no thread that holds it")]
    [InlineData("System.Threading.SpinLock", "it is a lock, and no thread that holds it")]
    [InlineData("System.Threading.Mutex?", "it is a lock, and no thread that holds it")]
    [InlineData("System.IO.FileStream?", "it is a stream: an open file, connection or buffer; save its path, its place or its contents with [SaveAs<T>], or exclude it")]
    [InlineData("System.IO.StreamReader?", "it reads from or writes to something open; exclude it")]
    [InlineData("System.IO.BinaryWriter?", "it reads from or writes to something open; exclude it")]
    [InlineData("System.Net.Sockets.Socket?", "it is a connection of this process; save its address, exclude it")]
    [InlineData("System.Net.Http.HttpClient?", "it is a connection of this process; save its address, exclude it")]
    [InlineData("Microsoft.Win32.SafeHandles.SafeFileHandle?", "it is a handle of the operating system; let the loading program provide it with [External(\"key\")]")]
    [InlineData("System.Diagnostics.Process?", "it is a handle of the operating system; let the loading program")]
    [InlineData("nint", "it is an address or a handle that means nothing in another process; save what it stands for with [SaveAs<T>], or let the loading program provide it")]
    [InlineData("System.Runtime.InteropServices.GCHandle", "it is an address or a handle that means nothing in another process; save")]
    [InlineData("System.Reflection.MethodInfo?", "it describes code of this process; save its name with [SaveAs<string>] and look it up again")]
    [InlineData("System.Linq.Expressions.Expression?", "it describes code of this process; save its name")]
    [InlineData("dynamic?", "dynamic hides what it holds; declare the field as object")]
    [InlineData("IEnumerator<int>?", "it is an iterator: a place in a loop or a method that is running; keep the collection and how far you are")]
    [InlineData("IAsyncEnumerable<int>?", "it is an iterator: a place in a loop")]
    [InlineData("List<int>.Enumerator", "it is an iterator: a place in a loop")]
    [InlineData("System.Runtime.CompilerServices.TaskAwaiter", "it is the state machine of an async method: a place in code that is running")]
    [InlineData("IQueryable<int>?", "it is a query that its provider runs; save its results, as a list or an array")]
    [InlineData("System.Exception?", "it carries the stack of a thread of this process; save its text with [SaveAs<string>]")]
    [InlineData("System.Threading.AsyncLocal<int>?", "it belongs to one thread, or one flow of control, of this process; keep its value in a field")]
    [InlineData("System.Buffers.ArrayBufferWriter<int>?", "it is a class of System.Memory, where it is not marked [Savable]; exclude it with [NoSave(\"reason\")] and restore it in AfterLoad, or save a value in its place")]
    [InlineData("System.Lazy<System.Threading.Tasks.Task>?", "it holds System.Threading.Tasks.Task: it is a task")]
    public void The_message_says_why_and_what_to_do(string type, string reason) => Assert.Contains(
        reason, Assert.Single(AnalyzerRun.Check($"[Savable] public partial class Unit {{ public {type} {{|STFY1001:X|}}; }}")));

    [Fact]
    public void A_class_of_a_library_that_was_compiled_without_the_generator_is_an_error()
    {
        var library = TestCompilation.ReferenceAssembly(TestCompilation.Create("Library", ["[Savable] public partial class Part;"], []));
        var consumer = TestCompilation.Create("Consumer", ["[Savable] public partial class Unit { public List<Part> Parts = []; }"], [library]);
        Assert.Contains(
            "Library was compiled without the generator of Stateify, so Part has no code; compile it with the generator",
            Assert.Single(AnalyzerRun.Diagnostics(GeneratorRun.Of(consumer).Output)).GetMessage(null),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_savable_class_that_iterates_is_fine() => AnalyzerRun.Check("""
        [Savable] public sealed partial class Walk : IEnumerator<int>
        {
            public int Current { get; private set; }
            object System.Collections.IEnumerator.Current => Current;
            public bool MoveNext() => ++Current < 3;
            public void Reset() => Current = 0;
            public void Dispose() { }
        }
        [Savable] public partial class Unit { public Walk? X; }
        """);

    [Fact]
    public void A_field_of_a_struct_is_an_error_too() => AnalyzerRun.Check("[Savable] public unsafe partial struct A { [ZeroValue] public fixed int {|STFY1001:X|}[4]; }");

    [Fact]
    public void Excluded_and_static_fields_are_fine() => AnalyzerRun.Check(
        "[Savable] public partial class Unit { public static Action? S; [NoSave(\"cache\")] public Action? X; [ZeroValue] public Action? Y; [External(\"k\")] public Action? Z; }");
}
