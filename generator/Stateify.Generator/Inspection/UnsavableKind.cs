namespace Stateify.Generator.Inspection;

/// <summary>A kind of types of the platform whose objects mean nothing outside of the running process.</summary>
/// <param name="Reason">Why they cannot be saved, in the user's terms.</param>
/// <param name="Cure">What to do about a field that holds one.</param>
/// <param name="Names">The types, without type parameters; those derived from them are of the kind, too.</param>
internal sealed record UnsavableKind(string Reason, string Cure, params string[] Names)
{
    private const string Leave = "exclude it with [NoSave(\"reason\")]";
    private const string Provide = "let the loading program provide it with [External(\"key\")]";

    /// <summary>All that are known. Where a type is of two kinds, the one that is nearer among its base classes counts.</summary>
    public static readonly UnsavableKind[] All =
    [
        new("it is a task: work in progress on this process's threads",
            $"let it end before the save, or {Leave} and start it again in AfterLoad",
            "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.TaskCompletionSource",
            "System.Threading.Tasks.TaskScheduler", "System.Threading.Tasks.TaskFactory"),
        new("it is the state machine of an async method: a place in code that is running",
            $"{Leave} and call the method again in AfterLoad",
            "System.Runtime.CompilerServices.IAsyncStateMachine", "System.Runtime.CompilerServices.TaskAwaiter", "System.Runtime.CompilerServices.ValueTaskAwaiter",
            "System.Runtime.CompilerServices.AsyncTaskMethodBuilder", "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder",
            "System.Runtime.CompilerServices.AsyncVoidMethodBuilder"),
        new("it is an iterator: a place in a loop or a method that is running",
            "keep the collection and how far you are; a [Savable] class of your own that iterates can be saved in a field of its own type",
            "System.Collections.IEnumerator", "System.Collections.Generic.IEnumerator", "System.Collections.Generic.IAsyncEnumerator", "System.Collections.Generic.IAsyncEnumerable"),
        new("it is a query that its provider runs", "save its results, as a list or an array", "System.Linq.IQueryable", "System.Linq.IOrderedQueryable"),
        new("it is a thread of this process", $"{Leave} and start it again in AfterLoad", "System.Threading.Thread"),
        new("it belongs to one thread, or one flow of control, of this process", $"keep its value in a field, or {Leave}",
            "System.Threading.ThreadLocal", "System.Threading.AsyncLocal", "System.Threading.ExecutionContext", "System.Threading.SynchronizationContext"),
        new("it is a timer of this process", $"save when it is due, {Leave} and make it again in AfterLoad",
            "System.Threading.Timer", "System.Threading.ITimer", "System.Threading.PeriodicTimer", "System.Timers.Timer", "System.Windows.Forms.Timer"),
        new("it belongs to work in progress", $"{Leave} and make it again in AfterLoad, or {Provide}",
            "System.Threading.CancellationToken", "System.Threading.CancellationTokenSource", "System.Threading.CancellationTokenRegistration"),
        new("it is a lock, and no thread that holds it or waits for it is restored", $"{Leave} and let its initializer make a new one",
            "System.Threading.Lock", "System.Threading.SpinLock", "System.Threading.SemaphoreSlim", "System.Threading.ReaderWriterLockSlim", "System.Threading.ReaderWriterLock",
            "System.Threading.ManualResetEventSlim", "System.Threading.CountdownEvent", "System.Threading.Barrier", "System.Threading.Mutex", "System.Threading.Semaphore",
            "System.Threading.EventWaitHandle"),
        new("it is a stream: an open file, connection or buffer",
            $"save its path, its place or its contents with [SaveAs<T>], or {Leave} and open it again in AfterLoad, or {Provide}",
            "System.IO.Stream", "System.IO.FileSystemWatcher"),
        new("it reads from or writes to something open", $"{Leave} and make it again in AfterLoad, or {Provide}",
            "System.IO.TextReader", "System.IO.TextWriter", "System.IO.BinaryReader", "System.IO.BinaryWriter", "System.IO.Pipelines.PipeReader", "System.IO.Pipelines.PipeWriter",
            "System.Xml.XmlReader", "System.Xml.XmlWriter", "System.Text.Json.Utf8JsonWriter"),
        new("it is a connection of this process", $"save its address, {Leave} and connect again in AfterLoad, or {Provide}",
            "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.TcpListener", "System.Net.Sockets.UdpClient", "System.Net.Http.HttpMessageInvoker",
            "System.Net.Http.HttpMessageHandler", "System.Net.HttpListener", "System.Net.WebSockets.WebSocket", "System.Data.Common.DbConnection", "System.Data.Common.DbTransaction"),
        new("it is a handle of the operating system", $"{Provide}, or {Leave} and open it again in AfterLoad",
            "System.Runtime.InteropServices.SafeHandle", "System.Runtime.InteropServices.CriticalHandle", "System.Threading.WaitHandle", "System.Diagnostics.Process"),
        new("it is an address or a handle that means nothing in another process",
            $"save what it stands for with [SaveAs<T>], or {Provide}",
            "System.IntPtr", "System.UIntPtr", "System.Runtime.InteropServices.GCHandle", "System.Runtime.InteropServices.HandleRef",
            "System.RuntimeTypeHandle", "System.RuntimeMethodHandle", "System.RuntimeFieldHandle"),
        new("it describes code of this process", "save its name with [SaveAs<string>] and look it up again",
            "System.Reflection.MemberInfo", "System.Reflection.Assembly", "System.Reflection.AssemblyName", "System.Reflection.Module", "System.Reflection.ParameterInfo",
            "System.Linq.Expressions.Expression", "System.Runtime.Loader.AssemblyLoadContext", "System.AppDomain"),
        new("it knows how to make objects and holds services of this process", Provide, "System.IServiceProvider"),
        new("it carries the stack of a thread of this process", "save its text with [SaveAs<string>]", "System.Exception", "System.Diagnostics.StackTrace"),
        new("it measures the time of this process", "save what it has measured with [SaveAs<TimeSpan>]", "System.Diagnostics.Stopwatch"),
        new("it attaches values to objects by their addresses", "keep the values in a dictionary by reference, or attach them again in AfterLoad",
            "System.Runtime.CompilerServices.ConditionalWeakTable", "System.Runtime.DependentHandle"),
        new("whoever observes it would be lost with its events", "save its elements with [SaveAs<T[]>] and make it again",
            "System.Collections.ObjectModel.ObservableCollection", "System.Collections.ObjectModel.ReadOnlyObservableCollection"),
        new("threads wait for it", "save the collection it is made around",
            "System.Collections.Concurrent.BlockingCollection", "System.Threading.Channels.Channel", "System.Threading.Channels.ChannelReader", "System.Threading.Channels.ChannelWriter"),
        new("its elements are of no type that could be checked", "use List<T>", "System.Collections.ArrayList"),
        new("its elements are of no type that could be checked", "use Dictionary<TKey, TValue>", "System.Collections.Hashtable"),
        new("its elements are of no type that could be checked", "use Queue<T>", "System.Collections.Queue"),
        new("its elements are of no type that could be checked", "use Stack<T>", "System.Collections.Stack"),
        new("its elements are of no type that could be checked", "use SortedList<TKey, TValue>", "System.Collections.SortedList"),
        new("its state is hidden", "keep a generator of your own, whose state is a number", "System.Random"),
        new("it is data of the machine", "save its name with [SaveAs<string>]", "System.Globalization.CultureInfo"),
        new("it is data of the machine", "save its Id with [SaveAs<string>]", "System.TimeZoneInfo"),
        new("it is code of the platform", "save its WebName with [SaveAs<string>]", "System.Text.Encoding"),
        new("it is compiled code", "save its text with [SaveAs<string>]", "System.Text.RegularExpressions.Regex"),
    ];
}
